"""`limit_req_zone` and `limit_req` in numbers.

https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from linter.model import MISSING, Unknown
from linter.views.field import Field, Layout, Part
from linter.views.nginx_level import arguments

_RATE: Final = re.compile(r"rate=(\d{1,9})r/([sm])")
_SECONDS: Final = {"s": 60, "m": 1}
"""What makes a rate one a minute."""


def zone(directive: Field) -> Layout:
    """The canonical form of a `limit_req_zone`."""
    layout: dict[str, Layout] = {"key": directive.get("arguments", 0)}
    for word in arguments(directive):
        text = str(word.value)
        if text.startswith("zone="):
            layout["name"] = word.holding(text[len("zone=") :].partition(":")[0])
        elif text.startswith("rate="):
            layout["rate"] = word.holding(_per_minute(text))
            layout["written"] = word.holding(text[len("rate=") :])
    return Part(directive, layout)


class Limit(NamedTuple):
    """One `limit_req`."""

    origin: Field
    zone: Field
    burst: float | Unknown
    at_once: float | Unknown

    def layout(self) -> Layout:
        """The canonical form."""
        return Part(
            self.origin,
            {
                "zone": self.zone,
                "burst": self.origin.holding(self.burst),
                "at_once": self.origin.holding(self.at_once),
            },
        )


def zone_of(directive: Field) -> Field:
    """The name of the zone that a `limit_req` applies; MISSING where it names none."""
    words = (one for one in arguments(directive) if one.value.startswith("zone="))
    found = next(words, None)
    return found.holding(found.value[len("zone=") :]) if found else directive.holding(MISSING)


def limit(directive: Field) -> Limit:
    """A `limit_req`: its burst, and how much of that is passed on without delay."""
    burst: float | Unknown = 0.0
    at_once: float | Unknown | None = 0.0
    for word in arguments(directive):
        key, _, value = str(word.value).partition("=")
        if key == "burst":
            burst = _count(value)
        elif key == "delay":
            at_once = _count(value)
        elif key == "nodelay":
            at_once = None
    return Limit(directive, zone_of(directive), burst, burst if at_once is None else at_once)


def _per_minute(text: str) -> float | Unknown:
    found = _RATE.fullmatch(text)
    if found is None:
        return Unknown(f"`{text}` is no rate that nginx takes", text)
    return float(int(found[1]) * _SECONDS[found[2]])


def _count(text: str) -> float | Unknown:
    return float(text) if text.isdecimal() and len(text) < 10 else Unknown(f"`{text}` is no number")
