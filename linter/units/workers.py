"""Work on units in several processes."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread
from typing import Any, Final, NamedTuple, TypeVar

from linter.model import Mendable
from linter.tree import Tree
from linter.units.manner import weigh
from linter.units.question import Question
from linter.units.unit import Unit

_Done = TypeVar("_Done")
Task = Callable[[Unit, Tree, Question], _Done]
_SHARES: Final = 6
"""How many portions there are for each process, so that none is left waiting for another."""
_UNSENT: Final = (
    AttributeError,
    RecursionError,
    TypeError,
    ValueError,
    pickle.PicklingError,
)
"""Raised for what is too deep, or too odd, to be sent from one process to another."""


class LostWorker(Mendable):
    """A process that judged some of the units is gone."""


class NoWorkers(Exception):
    """The system gives no other process, or nothing to talk to one by."""


class _Work(NamedTuple):
    """What every process is given once."""

    task: Task[Any]
    units: Sequence[Unit]
    tree: Tree
    question: Question


def in_processes(
    processes: int, task: Task[_Done], units: Sequence[Unit], tree: Tree, question: Question
) -> Generator[_Done]:
    """What a task, a function of a module, makes of each unit, in the order given.

    Raises NoWorkers where the system allows no other process, LostWorker where one of them ends
    early, and whatever the task raises there.
    """
    gc.freeze()  # what is there already stays as it is in every process
    portions = list(_portions(units, tree, processes * _SHARES))
    work = _Work(task, units, tree, question)
    try:
        with closing(_done(processes, portions, work)) as every:
            for numbers, done in zip(portions, every, strict=True):
                yield from _made(numbers, work) if done is None else pickle.loads(done)  # noqa: S301
    except BrokenProcessPool as error:
        told = "a process was ended before its work was done, as happens where memory runs out"
        raise LostWorker(f"{told}; --jobs 1 takes less") from error
    finally:
        gc.unfreeze()


def _done(processes: int, portions: Sequence[range], work: _Work) -> Generator[bytes | None]:
    pool: ProcessPoolExecutor | None = None
    try:
        try:
            pool = ProcessPoolExecutor(processes, _context(), _begin, (work,))
            done = pool.map(_portion, portions)
        except (*_UNSENT, ImportError, NotImplementedError, OSError) as error:
            raise NoWorkers from error
        yield from done
    finally:
        for worker in active_children():  # who still works does so in vain, as after Ctrl-C
            worker.terminate()
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """A fork has all modules and facts loaded; where there is none, a process starts anew."""
    return get_context("fork" if sys.platform == "linux" else "spawn")


def _portions(units: Sequence[Unit], tree: Tree, most: int) -> Iterator[range]:
    """Runs of units of about the same size, by their numbers."""
    sizes = [1_000 + weigh(unit, tree) for unit in units]
    limit = sum(sizes) / most
    start, held = 0, 0
    for number, size in enumerate(sizes, 1):
        held += size
        if held >= limit or number == len(sizes):
            yield range(start, number)
            start, held = number, 0


_given: list[_Work] = []
"""The work of this process; `_begin` puts it there."""


def _begin(work: _Work) -> None:
    """Take up the work of a new process, which ends with the one that it works for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # that one is told as well, and sees to the rest
    Thread(target=_follow, daemon=True).start()
    _given[:] = [work]


def _follow() -> None:
    """End this process when the one above it does, even where that had no time to say so."""
    above = parent_process()
    if above is not None:
        above.join()
        os._exit(1)


def _portion(numbers: range) -> bytes | None:
    """What came of some units; None where it cannot be sent."""
    (work,) = _given
    made = _made(numbers, work)
    try:
        return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    except _UNSENT:
        return None


def _made(numbers: range, work: _Work) -> list[Any]:
    return [work.task(work.units[number], work.tree, work.question) for number in numbers]
