"""Work on several things in several processes."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread
from typing import Any, Final, NamedTuple, TypeVar

from linter.model import Mendable

_Item = TypeVar("_Item")
_Done = TypeVar("_Done")
_SHARES: Final = 12
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
    """A process that did some of the work is gone."""


class NoWorkers(Exception):
    """The system gives no other process, or nothing to talk to one by."""


class _Work(NamedTuple):
    """What every process is given once."""

    task: Callable[[Any], Any]
    items: Sequence[Any]


def in_processes(
    processes: int,
    task: Callable[[_Item], _Done],
    items: Sequence[_Item],
    weights: Sequence[float],
) -> Generator[_Done]:
    """What a task makes of each item, in the order given; `weights` are how much work each is.

    Where processes start anew the task is sent to them, as a function of a module can be. Raises
    NoWorkers where the system allows no other process or the task cannot be sent, LostWorker where
    one of them ends early, and whatever the task raises there.
    """
    portions = list(_portions(weights, processes * _SHARES))
    work = _Work(task, items)
    with _begun(processes, portions, work) as every:
        for numbers, future in zip(portions, every, strict=True):
            yield from _received(numbers, future, work)


def with_others(
    processes: int,
    task: Callable[[_Item], _Done],
    items: Sequence[_Item],
    weights: Sequence[float],
    first: Callable[[], object],
) -> Generator[_Done]:
    """As `in_processes`, with this process as one of them: it does `first`, and then takes part.

    It begins at the front, the others at the end; what they have not begun is still to be had.
    """
    portions = list(_portions(weights, processes * _SHARES))
    work = _Work(task, items)
    with _begun(processes - 1, portions[::-1], work) as every:
        first()
        for numbers, future in zip(portions, reversed(every), strict=True):
            ours = future.cancel()
            yield from _made(numbers, work) if ours else _received(numbers, future, work)


@contextmanager
def _begun(
    processes: int, portions: Sequence[range], work: _Work
) -> Iterator[Sequence[Future[bytes | None]]]:
    """Other processes at work; none of them is left behind."""
    pool: ProcessPoolExecutor | None = None
    gc.freeze()  # what is there already stays as it is in every process
    try:
        try:
            pool = ProcessPoolExecutor(processes, _context(), _begin, (work,))
            every = [pool.submit(_portion, one) for one in portions]
        except (*_UNSENT, ImportError, NotImplementedError, OSError) as error:
            raise NoWorkers from error
        yield every
    except BrokenProcessPool as error:
        told = "a process was ended before its work was done, as happens where memory runs out"
        raise LostWorker(f"{told}; --jobs 1 takes less") from error
    finally:
        gc.unfreeze()
        for worker in active_children():  # who still works does so in vain, as after Ctrl-C
            worker.terminate()
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _received(numbers: range, future: Future[bytes | None], work: _Work) -> Sequence[Any]:
    """What another process made of some items; it is made here where it could not be sent."""
    done = future.result()
    found: Sequence[Any] = _made(numbers, work) if done is None else pickle.loads(done)  # noqa: S301
    return found


def _context() -> BaseContext:
    """A fork has all modules and facts loaded; where there is none, a process starts anew."""
    return get_context("fork" if sys.platform == "linux" else "spawn")


def _portions(weights: Sequence[float], most: int) -> Iterator[range]:
    """Runs of items of about the same weight, by their numbers."""
    limit = sum(weights) / most
    start, held = 0, 0.0
    for number, weight in enumerate(weights, 1):
        held += weight
        if held >= limit or number == len(weights):
            yield range(start, number)
            start, held = number, 0.0


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
    """What came of some items; None where it cannot be sent."""
    (work,) = _given
    made = _made(numbers, work)
    try:
        return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    except _UNSENT:
        return None


def _made(numbers: range, work: _Work) -> list[Any]:
    return [work.task(work.items[number]) for number in numbers]
