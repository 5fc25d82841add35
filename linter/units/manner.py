"""How a run goes about its units."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Final, NamedTuple

from linter.tree import Tree
from linter.units.unit import Unit

WORTH: Final = 250_000 if sys.platform == "linux" else 500_000
"""Bytes from which on a second process pays: below, starting it takes longer than it saves.

Measured on two processors: a fork saves nothing at 100 kB, a sixth of the time at 340 kB. Where
there is none, a process has to import everything anew.
"""
Progress = Callable[[int, int], None]
"""Told how many units of how many are done."""


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
    """The bytes of a unit."""
    return sum(map(tree.size, unit.paths))
