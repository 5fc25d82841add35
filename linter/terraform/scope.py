"""What an expression can see: names, and the files of the scan root."""

from __future__ import annotations

from typing import Protocol

from linter.model import Span
from linter.terraform.value import Value


class Files(Protocol):
    """Reading inside the scan root, for file() and its kin."""

    def text(self, path: str) -> str | None:
        """The file's text; None where there is no such file inside the scan root.

        Raises ValueError with a reason where it exists but is not text or leaves the root.
        """

    def data(self, path: str) -> bytes | None:
        """The file's bytes, under the same rules."""

    def matching(self, folder: str, pattern: str) -> list[str]:
        """The files below `folder` that match a fileset() pattern, sorted, relative to it."""


class Scope(Protocol):
    """The surroundings of one expression."""

    @property
    def path(self) -> str:
        """The file that the expression stands in, relative to the scan root."""

    @property
    def text(self) -> str:
        """That file's text; `text[node.start:node.end]` is a node's source."""

    @property
    def files(self) -> Files:
        """The scan root, for file() and its kin; paths are relative to the scan root."""

    def resolve(self, names: tuple[str, ...], span: Span) -> tuple[Value, int]:
        """The value of a traversal such as `("var", "region")` or `("aws_iam_role", "x", "arn")`.

        Returns the value and how many of `names` it accounts for; the evaluator applies the rest
        as attribute access. At least one name is always consumed; a name nobody knows gives an
        unknown value whose reason says so. `for` variables never come here: the evaluator keeps
        those itself.
        """
