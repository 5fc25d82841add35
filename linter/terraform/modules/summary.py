"""What a module declares and what it refers to, for policies on names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from linter.model import Span
from linter.terraform.modules.declarations import Names
from linter.terraform.modules.module import Module


class Declared(NamedTuple):
    """A name that a module declares."""

    key: tuple[str, ...]
    """`("variable", "region")`, `("local", ...)`, `("output", ...)`, `("module", ...)`,
    `("resource", type, name)`, `("data", type, name)`."""
    span: Span
    """Where the name stands."""


class Referred(NamedTuple):
    """A traversal in an expression."""

    names: Names
    """`("var", "region")`, `("genesyscloud_flow", "main", "id")`; up to the first index."""
    span: Span


@dataclass(frozen=True, eq=False)
class ModuleSummary:
    """The names in the files of one folder."""

    module: Module

    @property
    def folder(self) -> str:
        """The folder, relative to the scan root; empty for the scan root itself."""
        return self.module.folder.path

    @property
    def complete(self) -> bool:
        """Whether all of it could be read; if not, it may declare and refer to more than this."""
        return not self.module.unread

    @cached_property
    def declared(self) -> tuple[Declared, ...]:
        """The names that it declares, in source order."""
        return tuple(
            Declared(key, declaration.label)
            for key, declaration in self.module.declarations.items()
            if declaration.kind not in ("provider", "terraform")
        )

    @cached_property
    def references(self) -> tuple[Referred, ...]:
        """Every traversal whose root no `for` or `dynamic` has bound, sorted by place."""
        return tuple(sorted(self._references(), key=lambda one: one.span))

    def _references(self) -> Iterator[Referred]:
        for declaration in (*self.module.declarations.values(), *self.module.repeated):
            for layer, references in declaration.referred:
                for found in references:
                    yield Referred(found.names, layer.span(found))
