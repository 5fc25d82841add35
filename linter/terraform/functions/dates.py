"""Functions of points in time, written as RFC 3339 has them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from linter.terraform import numbers
from linter.terraform.failure import RefusalError
from linter.terraform.functions.date_format import format_moment
from linter.terraform.functions.moment import moment
from linter.terraform.functions.signature import scalar
from linter.terraform.numbers import Number
from linter.terraform.types import NUMBER, STRING

_STEP: Final = re.compile(r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)", re.ASCII)
_DURATION: Final = re.compile(rf"[+-]?(?:{_STEP.pattern})+", re.ASCII)
_NANOSECONDS: Final = {
    "ns": 1,
    "us": 10**3,
    "µs": 10**3,
    "μs": 10**3,
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}


@scalar("formatdate", STRING, STRING, returns=STRING)
def formatdate(layout: str, timestamp: str) -> str:
    """Write a point in time in a layout such as `YYYY-MM-DD'T'hh:mm`."""
    return format_moment(layout, moment(timestamp))


@scalar("timeadd", STRING, STRING, returns=STRING)
def timeadd(timestamp: str, duration: str) -> str:
    """Add a duration such as `-1h30m`."""
    return moment(timestamp).later(_nanoseconds(duration)).text()


@scalar("timecmp", STRING, STRING, returns=NUMBER)
def timecmp(left: str, right: str) -> Number:
    """Compare two points in time: -1, 0 or 1."""
    first, second = moment(left).instant(), moment(right).instant()
    return numbers.number((first > second) - (first < second), numbers.COUNTED)


def _nanoseconds(duration: str) -> int:
    """Read a duration as Go's time.ParseDuration does."""
    if duration.lstrip("+-") == "0" and len(duration) <= 2:
        return 0
    if not _DURATION.fullmatch(duration):
        raise RefusalError(f"{duration!r} is not a duration")
    total = sum(
        int(Fraction(size.rstrip(".")) * _NANOSECONDS[unit])
        for size, unit in _STEP.findall(duration)
    )
    if total >= 1 << 63:
        raise RefusalError("the duration is too long")
    return -total if duration.startswith("-") else total
