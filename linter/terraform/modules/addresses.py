"""Addresses of resources and modules, and arguments that hold them.

https://developer.hashicorp.com/terraform/cli/state/resource-addressing
"""

from __future__ import annotations

from linter.model import Span
from linter.readers.hcl.syntax import (
    Expression,
    File,
    ObjectConstructor,
    Piece,
    Template,
    TupleConstructor,
)
from linter.terraform.construct import object_of, string, tuple_of
from linter.terraform.modules.declarations import Declaration
from linter.terraform.value import Value


def joined(module: str, address: str) -> str:
    """The address of something inside a module; `module` is empty for a root module."""
    return f"{module}.{address}" if module else address


def local_address(declaration: Declaration) -> str:
    """The address inside its module of what a block declares, without any instance."""
    match declaration.kind:
        case "resource":
            return ".".join(declaration.labels)
        case "variable":
            return f"var.{declaration.name}"
        case "provider":
            return ".".join(filter(None, ("provider", declaration.name, alias_of(declaration))))
        case kind:
            return ".".join((kind, *declaration.labels))


def alias_of(declaration: Declaration) -> str:
    """The alias of a provider block; empty where it has none."""
    found = declaration.argument("alias")
    return _text(found[1].expression, found[0].file) if found else ""


def as_text(expression: Expression, file: File) -> Value:
    """The text of an argument that names things: `[genesyscloud_flow.main]`, `aws.west`.

    Lists and objects keep their shape. In the JSON syntax the names are strings already.
    """
    span = Span(file.path, expression.start, expression.end)
    match expression:
        case TupleConstructor():
            return tuple_of([as_text(item, file) for item in expression.items], span)
        case ObjectConstructor():
            named = {_text(entry.key, file): entry for entry in expression.entries}
            texts = {name: as_text(one.value, file) for name, one in named.items()}
            keys = {
                name: Span(file.path, one.key.start, one.key.end) for name, one in named.items()
            }
            return object_of(texts, span, keys)
    return string(_text(expression, file), span)


def _text(expression: Expression, file: File) -> str:
    if isinstance(expression, Template):
        return "".join(part.text for part in expression.parts if isinstance(part, Piece))
    return file.text[expression.start : expression.end]
