"""What gclint aims at, held against what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks import scenarios as the
from benchmarks.estates import SIZES
from benchmarks.growth import Point, exponent, last_step
from benchmarks.rows import Measured, Row

PROVIDER: Final = "provider-examples"
"""What a checkout of the provider is called where it is named to the command, for its 422 `.tf`."""
GROWING: Final = tuple(size for size in SIZES if size >= 100)
"""The sizes over which growth is measured: below, starting costs more than the files do."""
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True)
class Target:
    """One number to be held."""

    told: str
    limit: float
    measured: float | None
    """None where it was not measured."""
    unit: str = "times"
    least: bool = False
    """Whether the limit is the least that will do, not the most."""

    @property
    def met(self) -> bool | None:
        """Whether it is held; None where it was not measured."""
        if self.measured is None:
            return None
        return self.measured >= self.limit if self.least else self.measured <= self.limit


def targets(measured: Measured) -> Sequence[Target]:
    """Every target, whether or not it was measured."""
    return (
        *_against_checkov(measured),
        *_growth(measured),
        *_after_a_change(measured),
        *_large_files(measured),
        *_start(measured),
    )


def _against_checkov(measured: Measured) -> Iterator[Target]:
    wanted = (
        ("The provider's examples", PROVIDER, the.COLD, "no cache", 5),
        ("The provider's examples", PROVIDER, the.CACHED, "all cached", 50),
        ("One small file", "one-file", the.COLD, "no cache", 10),
        ("One small file", "one-file", the.CACHED, "all cached", 30),
    )
    for title, part, what, told, limit in wanted:
        ratio = _ratio(measured.row(part, the.OTHER), measured.row(part, what))
        yield Target(f"{title}, {told}: as fast as checkov", limit, ratio, least=True)


def _growth(measured: Measured) -> Iterator[Target]:
    for what, told in ((the.COLD, "no cache"), (the.CACHED, "all cached")):
        for kind in ("time", "memory"):
            points = growth_points(measured, what, kind)
            steepest = max(exponent(points), last_step(points)) if len(points) > 2 else None
            title = f"{GROWING[0]:,} to {GROWING[-1]:,} files, {told}: exponent of {kind}"
            yield Target(title, 1.1, steepest, unit="")


def growth_points(measured: Measured, what: str, kind: str) -> Sequence[Point]:
    """Sizes in files, with the seconds or the bytes (`memory`) that a command took at each."""
    rows = ((size, measured.row(f"files-{size}", what)) for size in GROWING)
    return [(size, row.seconds if kind == "time" else row.memory) for size, row in rows if row]


def _after_a_change(measured: Measured) -> Iterator[Target]:
    part = f"files-{SIZES[-1]}"
    cached = measured.row(part, the.CACHED)
    for what, told in (
        (the.CHANGED, "one changed file"),
        (the.CHANGED_SHARED, "a changed file that others depend on"),
    ):
        ratio = _ratio(measured.row(part, what), cached)
        yield Target(f"{SIZES[-1]:,} files, after {told}: of the cached run", 1.5, ratio)


def _large_files(measured: Measured) -> Iterator[Target]:
    for part, title, seconds, megabytes in (
        ("export-hcl", "The 5 MB `.tf`", 7, 150),
        ("export-json", "The 20 MB `.tf.json`", 3, 600),
    ):
        row = measured.row(part, the.COLD)
        took = row.seconds if row else None
        held = row.memory / MEGABYTE if row else None
        yield Target(f"{title}, no cache: time", seconds, took, "s")
        yield Target(f"{title}, no cache: memory", megabytes, held, "MB")


def _start(measured: Measured) -> Iterator[Target]:
    for part, what, told, limit in (
        ("one-file", the.CACHED, "`gclint check` on one cached file", 8),
        ("start-up", the.VERSION, "`gclint --version`", 4),
        ("start-up", the.HELP, "`gclint --help`", 4),
    ):
        ratio = _ratio(measured.row(part, what), measured.row(part, the.UNIT))
        yield Target(f"{told}: of `python -c pass`", limit, ratio)


def _ratio(above: Row | None, below: Row | None) -> float | None:
    return above.seconds / below.seconds if above and below else None
