"""Versions and version constraints, as Terraform reads them.

https://developer.hashicorp.com/terraform/language/expressions/version-constraints
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

Version = tuple[float, float, float]
"""Major, minor and patch; infinite where any number may stand."""

_VERSION: Final = r"v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:[-+][\w.+-]*)?"
_CONDITION: Final = re.compile(rf"\s*(=|!=|>=|<=|>|<|~>|)\s*{_VERSION}\s*")
_ZERO: Final[Version] = (0, 0, 0)
ANY: Final[Version] = (math.inf, math.inf, math.inf)
"""Newer than any version there is."""


class Bounds(NamedTuple):
    """What a constraint allows: everything from `least` to `most`, both included."""

    least: Version = _ZERO
    most: Version = ANY
    excluded: frozenset[Version] = frozenset()

    def within(self, other: Bounds) -> Bounds:
        """What both allow."""
        return Bounds(
            max(self.least, other.least),
            min(self.most, other.most),
            self.excluded | other.excluded,
        )

    def newest(self, latest: Version) -> Version | None:
        """The newest version up to `latest` that is allowed, as Terraform would pick it.

        Where only newer ones are, the oldest of those; None where none can be.
        """
        top = min(self.most, latest)
        if self.least > top:
            return self.least if self.least <= self.most else None
        while top in self.excluded:
            top = _before(top)
        return top if top >= self.least else None


def version_of(text: str) -> Version | None:
    """The version that a text such as `1.84.1` is; None for anything else."""
    match = re.fullmatch(_VERSION, text.strip())
    return None if match is None else _numbers(match.groups())


def bounds_of(constraint: str) -> Bounds | None:
    """What a constraint such as `~> 1.40, != 1.45.0` allows; None where it is none."""
    bounds = Bounds()
    for condition in constraint.split(","):
        match = _CONDITION.fullmatch(condition)
        if match is None:
            return None
        operator, *parts = match.groups()
        bounds = bounds.within(_condition(operator, parts))
    return bounds


def shown(version: Version) -> str:
    """A version for people: `1.84.1`, or `1.62.x` where any patch is meant."""
    return ".".join(_shown(version))


def _shown(version: Version) -> Iterator[str]:
    for part in version:
        yield "x" if math.isinf(part) else str(int(part))
        if math.isinf(part):
            return


def _numbers(parts: Iterable[str | None]) -> Version:
    major, minor, patch = (int(part or 0) for part in parts)
    return major, minor, patch


def _condition(operator: str, parts: list[str | None]) -> Bounds:
    version = _numbers(parts)
    match operator:
        case "~>":
            return Bounds(version, _before(_pessimistic(version, parts)))
        case ">=":
            return Bounds(least=version)
        case ">":
            return Bounds(least=(version[0], version[1], version[2] + 1))
        case "<=":
            return Bounds(most=version)
        case "<":
            return Bounds(most=_before(version))
        case "!=":
            return Bounds(excluded=frozenset({version}))
    return Bounds(version, version)


def _pessimistic(version: Version, parts: list[str | None]) -> Version:
    """The first version that `~>` no longer allows: only the last number written may rise."""
    major, minor, _ = version
    if parts[2] is not None:
        return major, minor + 1, 0
    return (major + 1, 0, 0) if parts[1] is not None else ANY


def _before(version: Version) -> Version:
    """The newest version before another."""
    major, minor, patch = version
    if math.isinf(major):
        return version
    if patch:
        return major, minor, patch - 1
    if minor:
        return major, minor - 1, math.inf
    return major - 1, math.inf, math.inf
