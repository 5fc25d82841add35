"""Units judged in several processes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from typing import Final, NamedTuple

from linter.tree import Tree
from linter.units.judging import judge_unit
from linter.units.manner import weigh
from linter.units.part_tree import Notes
from linter.units.question import Question
from linter.units.unit import Part, Unit

_SHARES: Final = 6
"""How many portions there are for each process, so that none is left waiting for another."""

Noted = tuple[Unit, Part, Notes | None]


class _Work(NamedTuple):
    """What every process is given once."""

    tree: Tree
    question: Question


def judge_in(
    processes: int,
    units: Sequence[tuple[Unit, Notes | None]],
    tree: Tree,
    question: Question,
) -> Iterator[list[Noted]]:
    """Judge units in several processes, portion by portion in the order given."""
    gc.freeze()  # what is there already stays as it is in every process
    work = _Work(tree, question)
    with ProcessPoolExecutor(processes, _context(), _begin, (work,)) as pool:
        yield from pool.map(_portion, _portions(units, tree, processes * _SHARES))


def _context() -> BaseContext:
    """A fork has all modules and facts loaded; where there is none, a process starts anew."""
    return get_context("fork" if sys.platform == "linux" else "spawn")


def _portions(
    units: Sequence[tuple[Unit, Notes | None]], tree: Tree, most: int
) -> Iterator[list[tuple[Unit, Notes | None]]]:
    """Runs of units of about the same size."""
    sizes = [1_000 + weigh(unit, tree) for unit, _ in units]
    limit = sum(sizes) / most
    portion: list[tuple[Unit, Notes | None]] = []
    held = 0
    for one, size in zip(units, sizes, strict=True):
        portion.append(one)
        held += size
        if held >= limit:
            yield portion
            portion, held = [], 0
    if portion:
        yield portion


_given: list[_Work] = []
"""The work of this process; `_begin` puts it there."""


def _begin(work: _Work) -> None:
    _given[:] = [work]


def _portion(units: Sequence[tuple[Unit, Notes | None]]) -> list[Noted]:
    (work,) = _given
    return [
        (unit, judge_unit(unit, work.tree, work.question, notes), notes) for unit, notes in units
    ]
