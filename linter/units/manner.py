"""How a run goes about its units."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Final, NamedTuple

from linter.tree import Tree
from linter.units.unit import Unit

_EACH: Final = 1_000
"""What a unit takes beside what its files do, in bytes that take as long."""
WORTH: Final = 250_000 if sys.platform == "linux" else 500_000
"""Bytes from which on a second process pays: below, starting it takes longer than it saves.

Measured on two processors: a fork saves nothing at 100 kB, a sixth of the time at 340 kB. Where
there is none, a process has to import everything anew.
"""
Progress = Callable[[int, int], None]
"""Told how much of how much is done, in bytes of files and what takes as long as so many."""


def untold(_done: int, _all: int) -> None:
    """Tell nobody."""


class Manner(NamedTuple):
    """In how many processes, and who wants to know how far it has come."""

    jobs: int | None = None
    """None: as many as there are processors, where that pays."""
    progress: Progress = untold

    @property
    def processes(self) -> int:
        """How many processes there may be."""
        return self.jobs or available()


ALONE: Final = Manner(jobs=1)
"""One process, and nobody to tell."""


def available() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def weigh(unit: Unit, tree: Tree) -> int:
    """How much work a unit is: the bytes of its files, and what it takes beside that."""
    return sum(map(tree.size, unit.paths)) + _EACH
