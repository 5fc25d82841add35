"""OAuth scopes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from linter.catalogue.names import nearest, words
from linter.catalogue.parts.part import Part

if TYPE_CHECKING:
    from linter.catalogue.parts.operations import Operation

ALL_SCOPES = "all"
"""A scope that the API definition's security scheme names beside the single ones."""
READ_ONLY = ":readonly"
"""The only suffix that a scope can have; a bare area is read and write."""


class Scopes:
    """The scopes that the platform publishes, and some that only older clients carry."""

    def __init__(self, part: Part) -> None:
        self.dated = part.dated
        self.origin = part.origin
        self.published = part.names("scopes")
        self.legacy = part.names("legacy")
        """In no published list, yet granted to clients of live organisations."""

    def __contains__(self, name: str) -> bool:
        return name in self.published or name in self.legacy

    def named_like(self, name: str) -> str | None:
        """The published scope a wrong name speaks of, judged by the name alone.

        `recordings:read` is `recordings:readonly`, `quality:evaluations:write` is `quality`.
        None where no area has a name like its first part.
        """
        area = nearest(name.partition(":")[0], self._areas)
        return self.of_area(area, name) if area else None

    def of_area(self, area: str, name: str) -> str:
        """The read-only or the full scope of a published area, as the action in `name` asks."""
        wanted = area + READ_ONLY if reads(name) else area
        other = area if reads(name) else area + READ_ONLY
        return wanted if wanted in self.published else other

    @property
    def _areas(self) -> tuple[str, ...]:
        return tuple(sorted({scope.removesuffix(READ_ONLY) for scope in self.published}))


def reads(name: str) -> bool:
    """Whether the last part of a scope or permission name speaks of reading only."""
    action = words(name.rpartition(":")[2])
    return bool(action) and action[0] in {"read", "readonly", "view", "get", "list", "search"}


def areas_by_domain(operations: Iterable[Operation]) -> dict[str, str]:
    """For each domain of permissions, the area of scope that most of its operations take."""
    votes: dict[str, Counter[str]] = {}
    for operation in operations:
        areas = {scope.removesuffix(READ_ONLY) for scope in operation.scopes or ()}
        for domain in {permission.partition(":")[0] for permission in operation.permissions}:
            votes.setdefault(domain, Counter()).update(sorted(areas))
    return {domain: counts.most_common(1)[0][0] for domain, counts in votes.items() if counts}
