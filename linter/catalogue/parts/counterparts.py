"""The names that field reports use, what is true of them, and the real names behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linter.catalogue.errors import entry_at
from linter.catalogue.parts.part import Part, string, strings

_VERDICTS = ("real", "other-name", "partly", "wrong", "not-real")
_CLAIM = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One name of a field report, and what it should have been."""

    name: str
    """`POST /api/v2/quality/evaluations/bulk`; without a method it stands for any. Or a scope,
    permission, role, Terraform type or error code, as reported."""
    kind: str
    """`endpoint`, `scope`, `permission`, `role`, `error-code`, `terraform-type`, ..."""
    verdict: str
    """On what the reports say of it: `real`, `other-name`, `partly`, `wrong` or `not-real`.
    An error code is itself real; `wrong` is then what a report says causes or follows from it."""
    operations: tuple[str, ...]
    """The published operations that do what was wanted, the closest first."""
    scopes: tuple[str, ...]
    permissions: tuple[str, ...]
    types: tuple[str, ...]
    """Terraform types."""
    instead: tuple[str, ...]
    """The true names of anything else: roles, headers, IAM's words."""
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
                self._by_key[_key(name)] = _counterpart(name, row)

    def __iter__(self) -> Iterator[Counterpart]:
        return iter(self._by_key.values())

    def of_name(self, name: str) -> Counterpart | None:
        """What is known of a reported scope, permission, role, type or code."""
        return self._by_key.get(name)

    def of_endpoint(self, method: str | None, path: str) -> Counterpart | None:
        """What is known of a reported endpoint; its parameters may have any name."""
        with_method = self._by_key.get(_key(f"{method} {path}")) if method else None
        return with_method or self._by_key.get(_key(path))


def _counterpart(name: str, row: dict[str, Any]) -> Counterpart:
    return Counterpart(
        name,
        kind=string(row["kind"]),
        verdict=_verdict(row["verdict"]),
        operations=strings(row.get("operations", [])),
        scopes=strings(row.get("scopes", [])),
        permissions=strings(row.get("permissions", [])),
        types=strings(row.get("types", [])),
        instead=strings(row.get("instead", [])),
        verdicts=tuple(map(_claim, strings(row["verdicts"]))),
    )


def _verdict(value: Any) -> str:
    if value not in _VERDICTS:
        raise ValueError("no such verdict")
    return str(value)


def _claim(name: str) -> str:
    if not _CLAIM.fullmatch(name):
        raise ValueError(f"{name!r} is the number of no claim")
    return name


def _key(name: str) -> str:
    return re.sub(r"\{[^{}/]*\}", "{}", name)
