"""Work on several things in several processes."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread
from typing import Any, Final, NamedTuple, TypeVar

from linter.model import Mendable
from linter.units.claims import Claims, Stuck

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


class _Joint(NamedTuple):
    """Work that this process has a part in."""

    work: _Work
    portions: Sequence[range]
    claims: Claims


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
    with _begun(processes, work, _portion, portions) as every:
        for numbers, future in zip(portions, every, strict=True):
            yield from _received(numbers, future.result(), work)


def with_others(
    processes: int,
    task: Callable[[_Item], _Done],
    items: Sequence[_Item],
    weights: Sequence[float],
    first: Callable[[], object],
) -> Generator[_Done]:
    """As `in_processes`, with this process as one of them: it does `first`, and then takes part.

    It begins at the front, the others at the end, until they meet.
    """
    portions = list(_portions(weights, processes * _SHARES))
    joint = _Joint(_Work(task, items), portions, _claims(len(portions)))
    with _begun(processes - 1, joint, _from_the_end, range(processes - 1)) as every:
        first()
        while (number := joint.claims.first()) is not None:
            yield from _made(portions[number], joint.work)
        theirs = dict(one for future in every for one in future.result())
        for number in sorted(theirs):
            yield from _received(portions[number], theirs[number], joint.work)


def _claims(count: int) -> Claims:
    try:
        return Claims(count, _context())
    except (ImportError, NotImplementedError, OSError) as error:
        raise NoWorkers from error


@contextmanager
def _begun(
    processes: int, given: object, what: Callable[[_Item], _Done], each: Iterable[_Item]
) -> Iterator[Sequence[Future[_Done]]]:
    """Other processes at work with what they are given; none of them is left behind."""
    pool: ProcessPoolExecutor | None = None
    gc.freeze()  # what is there already stays as it is in every process
    try:
        try:
            pool = ProcessPoolExecutor(processes, _context(), _begin, (given,))
            every = [pool.submit(what, one) for one in each]
        except (*_UNSENT, ImportError, NotImplementedError, OSError) as error:
            raise NoWorkers from error
        yield every
    except (BrokenProcessPool, Stuck) as error:
        told = "a process was ended before its work was done, as happens where memory runs out"
        raise LostWorker(f"{told}; --jobs 1 takes less") from error
    finally:
        gc.unfreeze()
        for worker in active_children():  # who still works does so in vain, as after Ctrl-C
            worker.terminate()
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _received(numbers: range, done: bytes | None, work: _Work) -> Sequence[Any]:
    """What another process made of some items; it is made here where it could not be sent."""
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


_given: list[Any] = []
"""The work of this process; `_begin` puts it there."""


def _begin(work: object) -> None:
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
    return _sent(numbers, work)


def _from_the_end(_number: int) -> Sequence[tuple[int, bytes | None]]:
    """What came of the portions that this process took, by their numbers."""
    (joint,) = _given
    found = []
    while (number := joint.claims.last()) is not None:
        found.append((number, _sent(joint.portions[number], joint.work)))
    return found


def _sent(numbers: range, work: _Work) -> bytes | None:
    made = _made(numbers, work)
    try:
        return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    except _UNSENT:
        return None


def _made(numbers: range, work: _Work) -> list[Any]:
    return [work.task(work.items[number]) for number in numbers]
