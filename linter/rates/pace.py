"""A pace: the most requests a minute that something can make, and how that comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linter.model import KeyPath, Unknown


class Pace(NamedTuple):
    """The most requests a minute; what is unknown may make it less, never more."""

    per_minute: float | None
    """None where nothing bounds it."""
    how: str
    path: KeyPath
    """Where in the body of the view the number stands."""
    unknown: Unknown | None = None
    """What might bound it further."""
    timer: int | None = None
    """The timer that several thread groups share it by."""
    tokens: float = 1
    """Over how many tokens it is spread."""

    @property
    def of_a_token(self) -> float | None:
        """The share of one token."""
        return None if self.per_minute is None else self.per_minute / max(self.tokens, 1)


def slowest(paces: Iterable[Pace]) -> Pace | None:
    """The tightest of several bounds on the same requests; None without any."""
    bounded = [one for one in paces if one.per_minute is not None]
    return min(bounded, key=lambda one: one.per_minute or 0) if bounded else None
