"""Expressions that may refer to nothing: defaults, .tfvars files, the source of a module."""

from __future__ import annotations

from linter.model import Span, Unknown
from linter.readers.hcl.syntax import File
from linter.terraform.construct import unknown
from linter.terraform.scope import Files
from linter.terraform.value import Value


class ConstantScope:
    """A scope without any names."""

    def __init__(self, file: File, files: Files) -> None:
        self.path = file.path
        self.text = file.text
        self.files = files

    def resolve(self, names: tuple[str, ...], span: Span) -> tuple[Value, int]:
        """Unknown, whatever the name."""
        told = ".".join(names)
        return unknown(Unknown(f"{told} cannot be used here", told, span), span), len(names)
