"""The pace of an app: what its manifest declares."""

from __future__ import annotations

from typing import Final

from linter.model import KeyPath, Unknown, View
from linter.rates.limit import counted
from linter.rates.pace import Pace

_MOST: Final = 10**12
_UNITS: Final = {"requests_per_minute": (1, "minute"), "requests_per_second": (60, "second")}


def manifest_pace(app: View) -> Pace | None:
    """The rate an app declares to keep to, else what its calls add up to; None without either."""
    limit = app.body.get("rate_limit")
    if isinstance(limit, Unknown):
        return Pace(None, "", ("rate_limit",), limit)
    if isinstance(limit, dict):
        for key, (minutes, unit) in _UNITS.items():
            if key in limit:
                pace = _declared(limit[key], minutes, unit, ("rate_limit", key))
                return pace._replace(unknown=pace.unknown or _shared(app, limit.get("per")))
    return _calls(app)


def _declared(value: object, minutes: int, unit: str, path: KeyPath) -> Pace:
    number = _number(value)
    if number is None:
        unknown = value if isinstance(value, Unknown) else Unknown("the rate is no number")
        return Pace(None, "", path, unknown)
    return Pace(number * minutes, f"{counted(number)} a {unit} declared", path)


def _shared(app: View, per: object) -> Unknown | None:
    """Why it is not known how much of a declared rate falls to one token."""
    served = app.body.get("organizations")
    if per == "app" and isinstance(served, list) and len(served) > 1:
        return Unknown(f"the rate is shared by {len(served)} organisations, each with a token")
    return None


def _calls(app: View) -> Pace | None:
    """The sum of what the calls declare each; nothing where none does."""
    rates: list[tuple[float, int]] = []
    calls = app.body.get("calls")
    for number, call in enumerate(calls if isinstance(calls, list) else []):
        rate = _number(call.get("requests_per_minute")) if isinstance(call, dict) else None
        if rate is not None:
            rates.append((rate, number))
    if not rates:
        return None
    total, (_, largest) = sum(rate for rate, _ in rates), max(rates)
    plural = "s" if len(rates) > 1 else ""
    how = f"{len(rates)} call{plural} with a rate of {'their' if plural else 'its'} own"
    return Pace(total, how, ("calls", largest, "requests_per_minute"))


def _number(value: object) -> float | None:
    """A number of requests that can be; a manifest may hold anything."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _MOST:
        return None
    return float(value)
