"""Reads the object literals of a JavaScript file as data with positions; runs nothing.

Read is what stands at the top of a file: `export default {...}`, `const a = {...}`,
`module.exports = {...}`, also inside `Object.freeze(...)`. Literals and sums of literal strings
are known; functions, names, calls, computed values and templates with expressions are Unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from linter.model import Span
from linter.readers.document import Document
from linter.readers.js_parse import Script, parse
from linter.readers.js_scalar import bare
from linter.readers.js_spans import JsSpans
from linter.readers.js_value import LiteralReader
from linter.readers.text import Unreadable

if TYPE_CHECKING:
    from tree_sitter import Node

MAX_LENGTH: Final = 256 * 1024
"""The longest JavaScript text that is read, in characters.

Configuration that people write stays below 100 kB; what is longer is a bundle. A hostile text of
this length costs under a second and 150 MB.
"""
_DECLARATIONS: Final = frozenset({"lexical_declaration", "variable_declaration"})


def read_js(path: str, text: str) -> tuple[Document, ...]:
    """Read every object literal at the top of `text`, the whole of the file `path`.

    Raises Unreadable for what is not JavaScript, is longer than MAX_LENGTH or nests deeper than
    MAX_DEPTH. Where a key stands twice in one object the last one counts, and there is a fault.
    """
    if len(text) > MAX_LENGTH:
        raise Unreadable(f"JavaScript of more than {MAX_LENGTH // 1024} KiB, the most that is read")
    script = parse(text)
    return tuple(_document(path, text, literal, script) for literal in _literals(script.root))


def _document(path: str, text: str, literal: Node, script: Script) -> Document:
    reader = LiteralReader(path, text)
    root = reader.read(literal)
    return Document(
        path=path,
        text=text,
        data=root.data,
        spans=JsSpans(path, root),
        faults=reader.faults,
        comments=tuple(Span(path, *found) for found in script.comments),
        extents=reader.extents,
    )


def _literals(root: Node) -> Iterator[Node]:
    for statement in root.named_children:
        for value in _values(statement):
            literal = _unfrozen(bare(value))
            if literal.type == "object":
                yield literal


def _values(statement: Node) -> Iterator[Node]:
    """What a statement exports, declares or assigns."""
    if statement.type == "export_statement":
        value = statement.child_by_field_name("value")
        declaration = statement.child_by_field_name("declaration")
        yield from [value] if value else _values(declaration) if declaration else []
    elif statement.type in _DECLARATIONS:
        for one in statement.named_children:
            value = one.child_by_field_name("value")
            yield from [value] if value else []
    elif statement.type == "expression_statement":
        for one in statement.named_children:
            value = one.child_by_field_name("right")
            yield from [value] if value and one.type == "assignment_expression" else []


def _unfrozen(value: Node) -> Node:
    """The argument of `Object.freeze(...)`; any other value as it is."""
    function = value.child_by_field_name("function") if value.type == "call_expression" else None
    arguments = value.child_by_field_name("arguments")
    if function and arguments and function.text == b"Object.freeze" and arguments.named_children:
        return bare(arguments.named_children[0])
    return value
