"""A whole tree judged, unit by unit and then as one estate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from linter.model import Resource
from linter.tree import Tree
from linter.units.judging import judge_estate, judge_unit, shared_by
from linter.units.memory import Forgetful, Looked, Memory
from linter.units.partition import partition
from linter.units.question import Question
from linter.units.unit import Judged, Part, Unit


def answered(tree: Tree, question: Question, memory: Memory | None = None) -> Judged:
    """Judge every file of a tree, as far as that is not remembered; raises CatalogueError."""
    memory = memory or Forgetful(tree)
    units = list(partition(tree.paths(), memory.called, memory.is_plan))
    known = {unit: judged for unit in units if (judged := memory.recall(unit)) is not None}
    fresh = _judged([unit for unit in units if unit not in known], tree, question, memory)
    parts = [known[unit] if unit in known else fresh[unit].judged for unit in units]
    sharing = [unit for unit, judged in zip(units, parts, strict=True) if judged.shares]
    estate = memory.recall_estate(sharing)
    if estate is None:
        estate = judge_estate(_shared(sharing, fresh, tree, question), question)
        memory.keep_estate(sharing, estate)
    memory.save()
    return joined([*parts, estate])


def _judged(
    units: Sequence[Unit], tree: Tree, question: Question, memory: Memory
) -> Mapping[Unit, Part]:
    found = {}
    for unit in units:
        looked = Looked()
        found[unit] = part = judge_unit(unit, tree, question, looked)
        memory.keep(unit, part.judged, looked)
    return found


def _shared(
    units: Sequence[Unit], fresh: Mapping[Unit, Part], tree: Tree, question: Question
) -> Iterable[Resource]:
    """What units share; those whose verdicts were remembered are read for it."""
    for unit in units:
        yield from fresh[unit].shared if unit in fresh else shared_by(unit, tree, question)


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
        shares=any(one.shares for one in every),
    )
