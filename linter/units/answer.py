"""A whole tree judged, unit by unit and then as one estate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from typing import NamedTuple

from linter.model import Resource
from linter.tree import Tree
from linter.units.ahead import EstateAhead
from linter.units.judging import judge_estate, shared_by
from linter.units.manner import ALONE, Manner, weigh
from linter.units.memory import Forgetful, Memory
from linter.units.part_tree import Notes
from linter.units.question import Question
from linter.units.rereading import rereading
from linter.units.unit import Judged, Part, Shared, Unit
from linter.units.work import NotesFor, each_unit, judged_units


class _Asked(NamedTuple):
    """What a run goes by."""

    tree: Tree
    question: Question
    memory: Memory
    manner: Manner


def answered(
    tree: Tree, question: Question, memory: Memory | None = None, manner: Manner = ALONE
) -> Judged:
    """Judge every file of a tree, as far as that is not remembered; raises CatalogueError."""
    memory = memory or Forgetful(tree)
    units = memory.units(tree.paths())
    known = {unit: judged for unit in units if (judged := memory.recall(unit)) is not None}
    new = [unit for unit in units if unit not in known]
    fresh: dict[Unit, Part] = {}
    ahead = EstateAhead(memory, question)
    others = any(judged.shares for judged in known.values())
    with closing(
        judged_units(new, tree, question, memory, manner, None if others else ahead)
    ) as every:
        for unit, part, notes in every:
            memory.keep(unit, part.judged, notes)
            fresh[unit] = part
    parts = [known[unit] if unit in known else fresh[unit].judged for unit in units]
    sharing = [unit for unit, judged in zip(units, parts, strict=True) if judged.shares]
    said = [judged.shares for judged in parts if judged.shares]
    estate = memory.recall_estate(said)
    if estate is None:
        asked = _Asked(tree, question, memory, manner)
        held = _held(sharing, fresh, asked)
        estate = ahead.found(said) or judge_estate(_asked_again(held, asked), question)
        if len(held) > 1:  # one alone is read anew when it changes
            for unit, shared in held.items():
                memory.keep_shared(unit, shared)
        memory.keep_estate(said, estate)
    memory.save()
    return joined([*parts, estate])


def _held(
    units: Sequence[Unit], fresh: Mapping[Unit, Part], asked: _Asked
) -> Mapping[Unit, Shared]:
    """What each unit shares; those of which that is not known are read for it."""
    known = {unit: part.shared for unit, part in fresh.items()}
    for unit in units:
        if unit not in known and (held := asked.memory.recall_shared(unit)) is not None:
            known[unit] = held
    read = _read_again([unit for unit in units if unit not in known], asked)
    return {unit: known[unit] if unit in known else read[unit] for unit in units}


def _asked_again(held: Mapping[Unit, Shared], asked: _Asked) -> Iterator[Shared]:
    """What units share, for which they are read once more where it takes a place that is lost."""
    for unit, shared in held.items():
        again = partial(_resources, unit, asked.tree, asked.question)
        yield shared._replace(resources=tuple(rereading(shared.resources, again)))


def _read_again(units: Sequence[Unit], asked: _Asked) -> Mapping[Unit, Shared]:
    """What units share whose verdicts were remembered, but not that."""
    tree, question, memory, manner = asked
    read: dict[Unit, Shared] = {}
    task = partial(_reread, memory.notes, tree, question)
    weights = [weigh(unit, tree) for unit in units]
    with closing(each_unit(units, task, weights, manner)) as every:
        for unit, (held, notes) in zip(units, every, strict=True):
            memory.attend_to(notes)
            read[unit] = held
    return read


def _reread(
    notes_for: NotesFor, tree: Tree, question: Question, unit: Unit
) -> tuple[Shared, Notes | None]:
    notes = notes_for(unit)
    return shared_by(unit, tree, question, notes), notes


def _resources(unit: Unit, tree: Tree, question: Question) -> Iterable[Resource]:
    return shared_by(unit, tree, question).resources


def joined(parts: Iterable[Judged]) -> Judged:
    """What came of several units, as of one."""
    every = list(parts)
    return Judged(
        findings=tuple(chain.from_iterable(one.findings for one in every)),
        unjudged=tuple(chain.from_iterable(one.unjudged for one in every)),
        crashes=tuple(chain.from_iterable(one.crashes for one in every)),
        unread=tuple(chain.from_iterable(one.unread for one in every)),
        suppressions=tuple(chain.from_iterable(one.suppressions for one in every)),
        secrets=tuple(chain.from_iterable(one.secrets for one in every)),
        passed_over={path: why for one in every for path, why in one.passed_over.items()},
        unfollowed=sum(one.unfollowed for one in every),
    )
