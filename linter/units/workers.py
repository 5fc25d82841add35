"""Work on units in several processes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from typing import Any, Final, NamedTuple, TypeVar

from linter.tree import Tree
from linter.units.manner import weigh
from linter.units.question import Question
from linter.units.unit import Unit

_Done = TypeVar("_Done")
Task = Callable[[Unit, Tree, Question], _Done]
_SHARES: Final = 6
"""How many portions there are for each process, so that none is left waiting for another."""


class _Work(NamedTuple):
    """What every process is given once."""

    task: Task[Any]
    tree: Tree
    question: Question


def in_processes(
    processes: int, task: Task[_Done], units: Sequence[Unit], tree: Tree, question: Question
) -> Iterator[_Done]:
    """What a task, a function of a module, makes of each unit, in the order given."""
    gc.freeze()  # what is there already stays as it is in every process
    work = _Work(task, tree, question)
    with ProcessPoolExecutor(processes, _context(), _begin, (work,)) as pool:
        portions = pool.map(_portion, _portions(units, tree, processes * _SHARES))
        yield from chain.from_iterable(portions)


def _context() -> BaseContext:
    """A fork has all modules and facts loaded; where there is none, a process starts anew."""
    return get_context("fork" if sys.platform == "linux" else "spawn")


def _portions(units: Sequence[Unit], tree: Tree, most: int) -> Iterator[list[Unit]]:
    """Runs of units of about the same size."""
    sizes = [1_000 + weigh(unit, tree) for unit in units]
    limit = sum(sizes) / most
    portion: list[Unit] = []
    held = 0
    for unit, size in zip(units, sizes, strict=True):
        portion.append(unit)
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


def _portion(units: Sequence[Unit]) -> list[Any]:
    (work,) = _given
    return [work.task(unit, work.tree, work.question) for unit in units]
