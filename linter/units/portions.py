"""What one unit holds, judged portion by portion, in several processes where that pays."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import Final, NamedTuple

from linter.checks.context import Context
from linter.engine import Chosen, Verdict, concerned, judge, judge_kind
from linter.model import Estate, Subject
from linter.units.spread import spread_with

Judge = Callable[[Sequence[Chosen], Context, Callable[[], object]], Sequence[Verdict]]
"""Draws the verdicts on an estate; while others do that, it does what it was given to do."""
WORTH: Final = 150_000
"""Questions, of one thing by one policy, from which on a second process pays.

Measured on exports: 90,000 of them, in 5 MB, are answered in half a second, so that other processes
save a tenth of the run and take three quarters more memory; at 270,000 they save a quarter.
"""
_MOST: Final = 100
"""How many of them are one portion: few enough for what takes long to be spread."""


class _Portion(NamedTuple):
    """A part of the things of one kind, of which it need not be known how many there are."""

    kind: str
    number: int
    parts: int

    def among(self, subjects: Sequence[Subject]) -> Sequence[Subject]:
        """Which of all things it is."""
        start, end = (len(subjects) * at // self.parts for at in (self.number, self.number + 1))
        return subjects[start:end]


def judged_whole(
    chosen: Sequence[Chosen], context: Context, _meanwhile: Callable[[], object]
) -> Sequence[Verdict]:
    """Judge an estate at one go, and do nothing meanwhile."""
    return list(judge(chosen, context))


def judged_in_portions(
    processes: int,
    progress: Callable[[float], None],
    chosen: Sequence[Chosen],
    context: Context,
    meanwhile: Callable[[], object],
) -> Sequence[Verdict]:
    """Judge an estate as `judge` does, a large one in so many processes.

    `progress` is told which part is done, and `meanwhile` is done while others judge. Raises what
    `spread` does, and CatalogueError.
    """
    estate = context.estate
    asked = concerned(chosen, estate)
    portions = [one for kind in asked for one in _portions(estate, kind)]
    weights = [estate.about(one.kind) / one.parts * len(asked[one.kind]) for one in portions]
    several = _forks() and sum(weights) >= WORTH
    found: list[Verdict] = []
    task = partial(_judged, asked, context)
    begun = spread_with(meanwhile, processes if several else 1, task, portions, weights)
    with closing(begun) as every:
        for number, verdicts in enumerate(every, 1):
            found.extend(verdicts)
            progress(number / len(portions))
    return found


def _forks() -> bool:
    """Whether a process starts with all that was read; where it does not, reading takes longer."""
    return sys.platform == "linux"


def _portions(estate: Estate, kind: str) -> Iterator[_Portion]:
    parts = -(-estate.about(kind) // _MOST)
    return (_Portion(kind, number, parts) for number in range(parts))


def _judged(
    asked: Mapping[str, Sequence[Chosen]], context: Context, portion: _Portion
) -> Sequence[Verdict]:
    subjects = portion.among(context.estate.of_kind(portion.kind))
    return list(judge_kind(asked[portion.kind], context, subjects))
