"""Work on several things, by one process or by more."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from typing import TypeVar

_Item = TypeVar("_Item")
_Done = TypeVar("_Done")


def spread(
    processes: int,
    task: Callable[[_Item], _Done],
    items: Sequence[_Item],
    weights: Sequence[float],
) -> Generator[_Done]:
    """What a task makes of each item, in order, by so many processes if the system allows them.

    `weights` are how much work each item is, of which one process makes no use. Raises what
    `workers.in_processes` does.
    """
    if processes > 1:
        from linter.units.workers import in_processes  # brings multiprocessing

        yield from _or_here(in_processes(processes, task, items, weights), task, items)
    else:
        yield from map(task, items)


def spread_with(
    first: Callable[[], object],
    processes: int,
    task: Callable[[_Item], _Done],
    items: Sequence[_Item],
    weights: Sequence[float],
) -> Generator[_Done]:
    """As `spread`, with this process as one of several: it does `first`, and then takes part.

    Where it is the only one, `first` is left to the caller.
    """
    if processes > 1:
        from linter.units.workers import with_others  # brings multiprocessing

        yield from _or_here(with_others(processes, task, items, weights, first), task, items)
    else:
        yield from map(task, items)


def _or_here(
    begun: Generator[_Done], task: Callable[[_Item], _Done], items: Sequence[_Item]
) -> Generator[_Done]:
    """What comes of work in several processes; here, where the system allows no others."""
    from linter.units.workers import NoWorkers

    with suppress(NoWorkers), closing(begun) as every:
        yield from every
        return
    yield from map(task, items)
