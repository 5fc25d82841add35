"""The real names behind names that field reports use and the platform never had."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.catalogue.errors import entry_at
from linter.catalogue.parts.part import Part


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One name of a field report and what it should have been."""

    name: str
    """`POST /api/v2/quality/evaluations/bulk`; without a method it stands for any. Or a scope,
    permission, role, Terraform type or attribute, as reported."""
    operations: tuple[str, ...]
    """The published operations that do what was wanted, the closest first."""
    scopes: tuple[str, ...]
    permissions: tuple[str, ...]
    types: tuple[str, ...]
    """Terraform types."""
    verdicts: tuple[str, ...]
    """Ids of the verdicts on the field reports' claims: `0.1` is claim 1 of report 000."""


class Counterparts:
    """All counterparts, by name."""

    def __init__(self, part: Part) -> None:
        self.dated = part.dated
        self.origin = part.origin
        self._by_key: dict[str, Counterpart] = {}
        for name, row in part.table("names").items():
            with entry_at(part.file, f"$.names.{name}"):
                self._by_key[_key(name)] = Counterpart(
                    name,
                    tuple(row.get("operations", ())),
                    tuple(row.get("scopes", ())),
                    tuple(row.get("permissions", ())),
                    tuple(row.get("types", ())),
                    tuple(row["verdicts"]),
                )

    def __iter__(self) -> Iterator[Counterpart]:
        return iter(self._by_key.values())

    def of_name(self, name: str) -> Counterpart | None:
        """The counterpart of a scope, permission, role, type or attribute."""
        return self._by_key.get(name)

    def of_endpoint(self, method: str | None, path: str) -> Counterpart | None:
        """The counterpart of an endpoint; parameters may have any name."""
        with_method = self._by_key.get(_key(f"{method} {path}")) if method else None
        return with_method or self._by_key.get(_key(path))


def _key(name: str) -> str:
    return re.sub(r"\{[^{}/]*\}", "{}", name)
