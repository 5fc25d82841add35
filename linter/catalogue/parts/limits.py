"""Limits of the platform."""

from __future__ import annotations

from dataclasses import dataclass

from linter.catalogue.errors import entry_at
from linter.catalogue.parts.part import Part, string


@dataclass(frozen=True, slots=True)
class Limit:
    """One number that the platform holds its callers to."""

    name: str
    """The platform's own name where `named` is true, else one in the same style."""
    value: int
    unit: str
    """`requests/min`, `bytes`, `s`, `d`, `items`, ..."""
    bound: str
    """`max`, `min` or `default`."""
    per: str
    """What it counts over: `token`, `user`, `organization`, `request`, ..."""
    source: str
    confidence: str
    """`high`, `medium` or `low`; below high a policy says so or stays silent."""
    named: bool
    raisable: bool
    """Whether an organisation can have it raised, so that the number is only a default."""


class Limits:
    """All known limits, by name."""

    def __init__(self, part: Part) -> None:
        self.dated = part.dated
        self.origin = part.origin
        self.all: dict[str, Limit] = {}
        for number, row in enumerate(part.rows("limits")):
            with entry_at(part.file, f"$.limits[{number}]"):
                self.all[string(row["name"])] = Limit(**row)

    def __getitem__(self, name: str) -> Limit:
        """The limit called `name`; KeyError where there is none."""
        return self.all[name]

    def get(self, name: str) -> Limit | None:
        """The limit called `name`, if there is one."""
        return self.all.get(name)
