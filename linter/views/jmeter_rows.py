"""The rows of an Ultimate Thread Group, and how many threads they run at once.

https://jmeter-plugins.org/wiki/UltimateThreadGroup/
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """Threads that start, hold and stop together; times in seconds."""

    threads: float
    delay: float
    start_up: float
    hold: float
    shutdown: float

    def per_thread(self) -> float:
        """The seconds between two of its threads."""
        return self.start_up / max(self.threads, 1)

    def running(self, at: float) -> float:
        """How many of its threads run at a time."""
        if at < self.delay or at >= self.ends:
            return 0
        if at < self.delay + self.start_up:
            return self.threads * (at - self.delay) / self.start_up
        left = self.ends - at
        return self.threads if left >= self.shutdown else self.threads * left / self.shutdown

    @property
    def ends(self) -> float:
        """When the last of its threads is gone."""
        return self.delay + self.start_up + self.hold + self.shutdown


def most_at_once(rows: Sequence[Row]) -> float:
    """The most threads at once: they change evenly, so it is where a row stops rising or falls."""
    turns = {one.delay + one.start_up for one in rows}
    turns |= {one.ends - one.shutdown for one in rows}
    return max(sum(one.running(at) for one in rows) for at in turns)
