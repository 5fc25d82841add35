"""`yamlencode` and `yamldecode`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from linter.model import Unknown
from linter.terraform import numbers
from linter.terraform.construct import unknown
from linter.terraform.failure import UnknowableError, unknowable
from linter.terraform.functions.signature import Invocation, Parameter, function, text_of
from linter.terraform.limits import bounded
from linter.terraform.text import Chunk
from linter.terraform.types import DYNAMIC, STRING
from linter.terraform.value import Value

LONGEST_LINE: Final = 80
"""Characters of a line of YAML before Terraform breaks a quoted string at a space."""


@function("yamldecode", Parameter(STRING))
def yamldecode(invocation: Invocation) -> Value:
    """Decode YAML; values keep the place where they stand in the text."""
    from linter.terraform.functions.yaml_reading import read  # brings PyYAML

    return read(invocation.arguments[0], invocation.span)


@function("yamlencode", Parameter(DYNAMIC, nullable=True, takes_unknown=True), returns=STRING)
def yamlencode(invocation: Invocation) -> Value:
    """Encode a value; the structure stays at hand as `encoded`, even where the text is unknown."""
    (value,) = invocation.arguments
    try:
        text = text_of(_document(value), invocation)
    except UnknowableError as error:
        text = unknown(error.unknown, invocation.span, STRING)
    return replace(text, encoded=value)


def _document(value: Value) -> list[Chunk]:
    chunks = list(bounded(_block(value, 0)))
    text = "".join(chunk for chunk in chunks if isinstance(chunk, str))
    if any(len(line) > LONGEST_LINE and '"' in line for line in text.split("\n")):
        raise unknowable("gclint does not fold long lines of YAML")
    is_bare = not isinstance(value.data, str | tuple | dict | Unknown)
    return [*chunks, "\n...\n" if is_bare else "\n"]


def _block(value: Value, indent: int) -> Iterator[Chunk]:
    """Yield the YAML of a value whose further lines are indented, without the last line break."""
    match value.data:
        case Unknown():
            yield value.data
        case tuple() as items if items:
            for at, item in enumerate(items):
                yield "\n" + " " * indent + "- " if at else "- "
                yield from _block(item, indent + 2)
        case dict() as items if items:
            yield from _mapping(items, indent)
        case tuple() | dict():
            yield "[]" if isinstance(value.data, tuple) else "{}"
        case str() as text:
            yield _literal(text, indent) if "\n" in text else _quoted(text)
        case data:
            yield _bare(data)


def _mapping(items: dict[str, Value], indent: int) -> Iterator[Chunk]:
    for at, (name, item) in enumerate(items.items()):
        yield "\n" + " " * indent if at else ""
        yield _quoted(name) + ":"
        if isinstance(item.data, dict) and item.data:
            yield "\n" + " " * (indent + 2)
            yield from _block(item, indent + 2)
        elif isinstance(item.data, tuple) and item.data:
            yield "\n" + " " * indent
            yield from _block(item, indent)
        else:
            yield " "
            yield from _block(item, indent + 2)


def _bare(data: bool | int | Decimal | None) -> str:
    match data:
        case None:
            return "null"
        case bool():
            return "true" if data else "false"
    return numbers.text(data)


def _quoted(text: str) -> str:
    plain = text.replace("\t", "")
    if not plain.isprintable() or any(letter > "\uffff" for letter in plain):
        raise unknowable("gclint does not escape such characters in YAML")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def _literal(text: str, indent: int) -> str:
    """Write text of several lines below `|`, where that can hold it."""
    lines = text.removesuffix("\n").split("\n")
    if any(line != line.rstrip() or not line.isprintable() for line in lines):
        raise unknowable("gclint does not escape such characters in YAML")
    if not lines[0] or lines[0][0] == " " or not lines[-1]:
        raise unknowable("gclint does not write text with blank lines around it as YAML")
    marker = "|" if text.endswith("\n") else "|-"
    margin = "\n" + " " * max(indent, 2)
    return marker + "".join(margin + line if line else "\n" for line in lines)
