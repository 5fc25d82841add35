"""Units judged by one process or by more: one that is nearly all there is portion by portion."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import Final, TypeVar

from linter.tree import Tree
from linter.units.judging import Ahead, judge_unit
from linter.units.manner import WORTH, Manner, Progress, weigh
from linter.units.memory import Memory
from linter.units.part_tree import Notes
from linter.units.portions import Judge, judged_in_portions, judged_whole
from linter.units.question import Question
from linter.units.spread import spread
from linter.units.unit import Part, Shared, Unit

_Done = TypeVar("_Done")
_NEARLY_ALL: Final = 0.8
"""Of the work, in one unit, from which on it is better judged before the others than beside them:
it has to be read by one process, and half of its time goes into that."""
Noted = tuple[Unit, Part, Notes | None]
"""A unit, what came of it, and who was told what was looked at for it."""
NotesFor = Callable[[Unit], Notes | None]


def judged_units(
    units: Sequence[Unit],
    tree: Tree,
    question: Question,
    memory: Memory,
    manner: Manner,
    ahead: Ahead | None,
) -> Generator[Noted]:
    """Judge units; where there is one alone, `ahead` is told of it while it is judged.

    `memory` is asked for what to tell it later. Raises CatalogueError, and what `spread` does.
    """
    noted = partial(_noted, memory.notes, memory.stands_for, tree, question)
    weights = {unit: weigh(unit, tree) for unit in units}
    meter = _Meter(manner.progress, sum(weights.values()))
    heavy = _heaviest(weights)
    if heavy is not None:
        told = partial(meter.partly, weights[heavy])
        judge = partial(judged_in_portions, manner.processes, told)
        yield noted(judge, ahead if len(units) == 1 else None, heavy)
        meter.add(weights[heavy])
    task = partial(noted, judged_whole, None)
    rest = [unit for unit in units if unit != heavy]
    with closing(each_unit(rest, task, [weights[unit] for unit in rest], manner)) as every:
        for done in every:
            yield done
            meter.add(weights[done[0]])


def each_unit(
    units: Sequence[Unit], task: Callable[[Unit], _Done], weights: Sequence[int], manner: Manner
) -> Generator[_Done]:
    """What a task makes of each unit, in order, by several processes where that pays.

    `weights` are what `weigh` says of the units.
    """
    processes = min(manner.processes, len(units))
    if not manner.jobs and sum(weights) < WORTH:
        processes = 1
    with closing(spread(processes, task, units, weights)) as every:
        yield from every


def _noted(
    notes_for: NotesFor,
    stands_for: Callable[[Shared], str],
    tree: Tree,
    question: Question,
    judge: Judge,
    ahead: Ahead | None,
    unit: Unit,
) -> Noted:
    notes = notes_for(unit)
    return unit, judge_unit(unit, tree, question, notes, judge, ahead, stands_for), notes


def _heaviest(weights: Mapping[Unit, int]) -> Unit | None:
    """The unit that is nearly all the work, if there is one."""
    heaviest = max(weights, key=lambda unit: weights[unit], default=None)
    if heaviest is None or weights[heaviest] < _NEARLY_ALL * sum(weights.values()):
        return None
    return heaviest


class _Meter:
    """Tells how much of the work is done."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def add(self, weight: int) -> None:
        """So much more is done."""
        self._done += weight
        self._progress(self._done, self._total)

    def partly(self, weight: int, part: float) -> None:
        """Of what is in hand, a part is done."""
        self._progress(self._done + int(weight * part), self._total)
