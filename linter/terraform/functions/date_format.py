"""The layouts of `formatdate`.

https://developer.hashicorp.com/terraform/language/functions/formatdate
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from linter.terraform.failure import RefusalError
from linter.terraform.functions.moment import Moment

_TOKEN: Final = re.compile(r"'(?:[^']|'')*'|'|([A-Za-z])\1*|[^'A-Za-z]+")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def format_moment(layout: str, at: Moment) -> str:
    """Write `at` in `layout`; raises RefusalError for a sequence of letters it does not know."""
    return "".join(_written(found[0], at) for found in _TOKEN.finditer(layout))


def _written(letters: str, at: Moment) -> str:
    if letters.startswith("'"):
        return _quoted(letters)
    if not letters[0].isalpha():
        return letters
    verb = _VERBS.get(letters)
    if verb is None:
        raise RefusalError(f"{letters!r} is not a part of a date")
    return verb(at)


def _quoted(letters: str) -> str:
    if letters == "''":
        return "'"
    if len(letters) == 1 or not letters.endswith("'"):
        raise RefusalError("a quote in the layout is not closed")
    return letters[1:-1].replace("''", "'")


def _half_day(at: Moment) -> int:
    return at.local.hour % 12 or 12


_VERBS: Final[Mapping[str, Callable[[Moment], str]]] = {
    "YY": lambda at: f"{at.local.year % 100:02d}",
    "YYYY": lambda at: f"{at.local.year:04d}",
    "M": lambda at: str(at.local.month),
    "MM": lambda at: f"{at.local.month:02d}",
    "MMM": lambda at: _MONTHS[at.local.month - 1][:3],
    "MMMM": lambda at: _MONTHS[at.local.month - 1],
    "D": lambda at: str(at.local.day),
    "DD": lambda at: f"{at.local.day:02d}",
    "EEE": lambda at: _DAYS[at.local.weekday()][:3],
    "EEEE": lambda at: _DAYS[at.local.weekday()],
    "h": lambda at: str(at.local.hour),
    "hh": lambda at: f"{at.local.hour:02d}",
    "H": lambda at: str(_half_day(at)),
    "HH": lambda at: f"{_half_day(at):02d}",
    "AA": lambda at: "AM" if at.local.hour < 12 else "PM",
    "aa": lambda at: "am" if at.local.hour < 12 else "pm",
    "m": lambda at: str(at.local.minute),
    "mm": lambda at: f"{at.local.minute:02d}",
    "s": lambda at: str(at.local.second),
    "ss": lambda at: f"{at.local.second:02d}",
    "Z": lambda at: at.zone(":") if at.offset else "Z",
    "ZZZ": lambda at: at.zone("") if at.offset else "UTC",
    "ZZZZ": lambda at: at.zone(""),
    "ZZZZZ": lambda at: at.zone(":"),
}
