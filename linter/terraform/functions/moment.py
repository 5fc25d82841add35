"""A point in time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from linter.terraform.failure import RefusalError, unknowable

_TIMESTAMP: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]+))?"
    r"(?:Z|([+-])([0-9]{2}):([0-9]{2}))",
    re.ASCII,
)
NANOSECONDS: Final = 10**9
"""In a second."""


class Moment(NamedTuple):
    """A point in time as a clock in some time zone shows it."""

    local: datetime
    """To the second, without a time zone."""
    nanosecond: int
    offset: int
    """Minutes that the clock is ahead of UTC."""

    def later(self, nanoseconds: int) -> Moment:
        """Return the moment so many nanoseconds later."""
        seconds, nanosecond = divmod(self.nanosecond + nanoseconds, NANOSECONDS)
        try:
            return Moment(self.local + timedelta(seconds=seconds), nanosecond, self.offset)
        except OverflowError:
            raise unknowable("the date lies outside the years 1 to 9999") from None

    def instant(self) -> tuple[timedelta, int]:
        """Return what moments in different time zones compare by."""
        since = self.local - datetime(1970, 1, 1)
        return since - timedelta(minutes=self.offset), self.nanosecond

    def zone(self, separator: str) -> str:
        """Write the offset, such as `+01:00`."""
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{'-' if self.offset < 0 else '+'}{hours:02d}{separator}{minutes:02d}"

    def text(self) -> str:
        """Write the moment as RFC 3339 does, to the second."""
        zone = self.zone(":") if self.offset else "Z"
        return f"{self.local.isoformat(timespec='seconds')}{zone}"


def moment(timestamp: str) -> Moment:
    """Read an RFC 3339 timestamp; raises RefusalError for anything else."""
    found = _TIMESTAMP.fullmatch(timestamp)
    if not found:
        raise RefusalError(f"{timestamp!r} is not a timestamp such as 2006-01-02T15:04:05Z")
    date, fraction, sign, hours, minutes = found.groups()
    offset = int(hours or 0) * 60 + int(minutes or 0)
    try:
        local = datetime.fromisoformat(date)
    except ValueError:
        if date.startswith("0000"):
            raise unknowable("gclint does not compute with the year 0") from None
        raise RefusalError(f"{timestamp!r} is not a date and time") from None
    if int(hours or 0) > 23 or int(minutes or 0) > 59:
        raise RefusalError(f"{timestamp!r} has no valid time zone")
    nanosecond = int((fraction or "0").ljust(9, "0")[:9])
    return Moment(local, nanosecond, -offset if sign == "-" else offset)
