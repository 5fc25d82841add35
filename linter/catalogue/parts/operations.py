"""The platform's published operations and what each requires."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from linter.catalogue.errors import CatalogueError, entry_at
from linter.catalogue.parts.part import Part, strings

_PARAMETER = re.compile(r"\{[^{}/]*\}")


@dataclass(frozen=True, slots=True, order=True)
class Operation:
    """One method on one path, and what its caller needs."""

    method: str
    """In capitals."""
    path: str
    """As published, with its `{parameters}`."""
    scopes: frozenset[str] | None = field(compare=False)
    """A user grant needs any one of these; None where that is not known."""
    any_permissions: frozenset[str] = field(compare=False)
    """The caller needs at least one of these, if there are any."""
    all_permissions: frozenset[str] = field(compare=False)
    """The caller needs every one of these."""
    preview: bool = field(default=False, compare=False)
    deprecated: bool = field(default=False, compare=False)

    @property
    def name(self) -> str:
        """`GET /api/v2/users/{userId}`."""
        return f"{self.method} {self.path}"

    @property
    def permissions(self) -> frozenset[str]:
        """Every permission it names, whichever way it asks for them."""
        return self.any_permissions | self.all_permissions


class Operations:
    """All published operations; each is built when first asked for."""

    def __init__(self, part: Part) -> None:
        self.dated = part.dated
        self.origin = part.origin
        self._file = part.file
        self._paths = part.table("paths")
        self._built: dict[tuple[str, str], Operation] = {}

    def __len__(self) -> int:
        return sum(len(self.methods(path)) for path in self._paths)

    def __iter__(self) -> Iterator[Operation]:
        for path in self._paths:
            yield from self.at(path)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every published path, sorted."""
        return tuple(self._paths)

    def methods(self, path: str) -> tuple[str, ...]:
        """The methods published at exactly this path, sorted."""
        found = self._paths.get(path, {})
        if not isinstance(found, dict):
            raise CatalogueError(self._file, f"$.paths.{path}", "must be an object")
        return tuple(found)

    def at(self, path: str) -> tuple[Operation, ...]:
        """The operations published at exactly this path."""
        return tuple(self[method, path] for method in self.methods(path))

    def get(self, name: str) -> Operation | None:
        """The operation called `GET /api/v2/users/{userId}`, if it is published.

        Its parameters may have other names: what documents them writes `{id}`, too.
        """
        method, _, path = name.partition(" ")
        if path not in self._paths:
            path = self._by_shape.get(_shape(path), path)
        return self[method, path] if method in self.methods(path) else None

    @cached_property
    def _by_shape(self) -> dict[str, str]:
        """The path of each shape that only one path has."""
        counts = Counter(map(_shape, self._paths))
        return {shape: path for path in self._paths if counts[shape := _shape(path)] == 1}

    def __getitem__(self, key: tuple[str, str]) -> Operation:
        """The operation at (method, path); KeyError where none is published."""
        if key not in self._built:
            method, path = key
            entry = self._paths[path][method]
            with entry_at(self._file, f"$.paths.{path}.{method}"):
                self._built[key] = _operation(method, path, entry)
        return self._built[key]


def _shape(path: str) -> str:
    return _PARAMETER.sub("{}", path)


def _operation(method: str, path: str, entry: dict[str, Any]) -> Operation:
    scopes = entry.get("scopes")
    return Operation(
        method,
        path,
        None if scopes is None else frozenset(strings(scopes)),
        frozenset(strings(entry.get("any", []))),
        frozenset(strings(entry.get("all", []))),
        entry.get("preview", False),
        entry.get("deprecated", False),
    )
