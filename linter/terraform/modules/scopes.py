"""What the expressions of a module can see."""

from __future__ import annotations

from typing import Protocol

from linter.model import Span
from linter.readers.hcl.syntax import File
from linter.terraform.modules.expansion import Bindings
from linter.terraform.scope import Files
from linter.terraform.value import Value


class Names(Protocol):
    """A module in evaluation."""

    @property
    def files(self) -> Files:
        """Reading other files of the scan root."""

    def resolve(self, names: tuple[str, ...], span: Span) -> tuple[Value, int]:
        """The value of a traversal, and how many of its names it accounts for."""


class ModuleScope:
    """The surroundings of an expression in a file of a module, inside a certain block."""

    __slots__ = ("_bindings", "_file", "_names")

    def __init__(self, names: Names, file: File, bindings: Bindings) -> None:
        self._names = names
        self._file = file
        self._bindings = bindings

    @property
    def path(self) -> str:
        """The file, relative to the scan root."""
        return self._file.path

    @property
    def text(self) -> str:
        """The file's text."""
        return self._file.text

    @property
    def files(self) -> Files:
        """Reading other files."""
        return self._names.files

    def resolve(self, names: tuple[str, ...], span: Span) -> tuple[Value, int]:
        """The value of a traversal; see Scope."""
        bound = self._bindings.get(names[0])
        return self._names.resolve(names, span) if bound is None else (bound, 1)
