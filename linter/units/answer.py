"""A whole tree judged, unit by unit and then as one estate."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeVar

from linter.model import Resource
from linter.tree import Tree
from linter.units.judging import judge_estate, judge_unit, shared_by
from linter.units.manner import ALONE, WORTH, Manner, weigh
from linter.units.memory import Forgetful, Memory
from linter.units.part_tree import Notes
from linter.units.question import Question
from linter.units.rereading import rereading
from linter.units.unit import Judged, Part, Shared, Unit

_Done = TypeVar("_Done")
Noted = tuple[Unit, Part, Notes | None]
NotesFor = Callable[[Unit], Notes | None]


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
    with closing(_judged(new, tree, question, memory, manner)) as every:
        for unit, part, notes in every:
            memory.keep(unit, part.judged, notes)
            fresh[unit] = part
            manner.progress(len(fresh), len(new))
    parts = [known[unit] if unit in known else fresh[unit].judged for unit in units]
    sharing = [unit for unit, judged in zip(units, parts, strict=True) if judged.shares]
    said = [judged.shares for judged in parts if judged.shares]
    estate = memory.recall_estate(said)
    if estate is None:
        estate = judge_estate(
            _shared(sharing, fresh, _Asked(tree, question, memory, manner)), question
        )
        memory.keep_estate(said, estate)
    memory.save()
    return joined([*parts, estate])


def _judged(
    units: Sequence[Unit], tree: Tree, question: Question, memory: Memory, manner: Manner
) -> Generator[Noted]:
    """Judge units, and note what is looked at for each."""
    task = partial(_noted, memory.notes)
    with closing(_each(units, task, tree, question, manner)) as every:
        yield from every


def _noted(notes_for: NotesFor, unit: Unit, tree: Tree, question: Question) -> Noted:
    notes = notes_for(unit)
    return unit, judge_unit(unit, tree, question, notes), notes


def _shared(units: Sequence[Unit], fresh: Mapping[Unit, Part], asked: _Asked) -> Iterator[Shared]:
    """What units share; those whose verdicts were remembered are read for it."""
    tree, question, memory, manner = asked
    known = [unit for unit in units if unit not in fresh]
    read: dict[Unit, Shared] = {}
    with closing(_each(known, partial(_reread, memory.notes), tree, question, manner)) as every:
        for unit, (held, notes) in zip(known, every, strict=True):
            memory.attend_to(notes)
            read[unit] = held
    for unit in units:
        held = fresh[unit].shared if unit in fresh else read[unit]
        again = partial(_resources, unit, tree, question)
        yield held._replace(resources=tuple(rereading(held.resources, again)))


def _reread(
    notes_for: NotesFor, unit: Unit, tree: Tree, question: Question
) -> tuple[Shared, Notes | None]:
    notes = notes_for(unit)
    return shared_by(unit, tree, question, notes), notes


def _resources(unit: Unit, tree: Tree, question: Question) -> Iterable[Resource]:
    return shared_by(unit, tree, question).resources


def _each(
    units: Sequence[Unit],
    task: Callable[[Unit, Tree, Question], _Done],
    tree: Tree,
    question: Question,
    manner: Manner,
) -> Generator[_Done]:
    """What a task makes of each unit, in several processes where that pays."""
    processes = min(manner.processes, len(units))
    if processes > 1 and (manner.jobs or sum(weigh(one, tree) for one in units) >= WORTH):
        from linter.units.workers import NoWorkers, in_processes

        with (
            suppress(NoWorkers),
            closing(in_processes(processes, task, units, tree, question)) as every,
        ):
            yield from every
            return
    for unit in units:
        yield task(unit, tree, question)


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
