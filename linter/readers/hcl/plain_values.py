"""The common shapes of values, read without the automaton, which costs five times as much.

Strings, numbers, `true`, traversals, `"${traversal}"`, and lists, objects and calls of these: what
an export of the provider consists of. Nothing is read here that the grammar would refuse or read
otherwise. Whatever else comes, a mistake above all, is left to it: NotPlain.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Final

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.escapes import template_pieces
from linter.readers.hcl.numbers import number
from linter.readers.hcl.syntax import (
    Call,
    Entry,
    Expression,
    GetAttribute,
    Interpolation,
    Literal,
    Name,
    ObjectConstructor,
    Piece,
    Template,
    TupleConstructor,
)

NAME: Final = r"[A-Za-z_][A-Za-z0-9_-]*+"
"""A name in ASCII; what follows it in the patterns here cannot continue one."""
KEYWORDS: Final = frozenset({"for", "in", "if", "else", "endif", "endfor"})
MAX_DEPTH: Final = 30
"""How deep values and blocks may nest here; the automaton, which does not recurse, reads deeper."""

_CONSTANTS: Final = {"true": True, "false": False, "null": None}
_ENDS: Final = r"(?=[ \t]*+(?:\r?\n|[,\])}#]|//|\Z))"
"""What follows a value that no operator continues."""

_VALUE: Final = re.compile(
    rf"""(?: "([^"\\\r\n$%]*+)" {_ENDS}
      | "\$\{{({NAME}(?:\.{NAME})*+)\}}" {_ENDS}
      | ({NAME}(?:\.{NAME})*+) {_ENDS}
      | ([0-9]++(?:\.[0-9]++)?+) {_ENDS}
      | (\[)
      | (\{{)
      | ({NAME})(\()
      | ("(?:[^"\\\r\n$%]++|\\[^\r\n]|\$\$\{{|%%\{{|[$%](?!\{{))*+") {_ENDS}
    )""",
    re.VERBOSE,
)
_TEXT, _QUOTED_NAMES, _NAMES, _NUMBER, _LIST, _OBJECT, _FUNCTION, _CALL, _ESCAPED = range(1, 10)

_SPACE: Final = re.compile(r"(?:[ \t]++|\r?\n)*+")
_KEY: Final = re.compile(
    rf"""(?:[ \t]++|\r?\n)*+
    (?: ({NAME}) | "((?:[^"\\\r\n$%]++|[$%](?!\{{))*+)" )
    [ \t]*+ (?:=(?![=>])|:(?!:)) [ \t]*+""",
    re.VERBOSE,
)
_NEXT_ENTRY: Final = re.compile(r"[ \t]*+(?:,|(?:\r?\n)|(?=\}))")


class NotPlain(Exception):
    """Something that is left to the grammar."""


def plain_value(text: str, at: int, depth: int = 0) -> tuple[Expression, int]:
    """The value that begins at `at`, and where it ends. Raises NotPlain."""
    found = _VALUE.match(text, at)
    if found is None or depth > MAX_DEPTH:
        raise NotPlain
    kind, end = found.lastindex, found.end()
    if kind == _TEXT:
        written = found[_TEXT]
        parts = (Piece(at + 1, end - 1, written),) if written else ()
        return Template(at, end, parts, False), end
    if kind == _QUOTED_NAMES:
        inner = plain_traversal(found[_QUOTED_NAMES], at + 3)
        return Template(at, end, (Interpolation(at + 1, end - 1, inner),), False), end
    if kind == _NAMES:
        return plain_traversal(found[_NAMES], at), end
    if kind == _LIST:
        items, end = _items(text, end, "]", depth + 1)
        return TupleConstructor(at, end, items), end
    if kind == _OBJECT:
        return _object(text, at, depth + 1)
    if kind == _CALL:
        items, end = _items(text, end, ")", depth + 1)
        return Call(at, end, _name(found[_FUNCTION]), items, False), end
    return _literal(text, at, end, kind == _NUMBER), end


def _literal(text: str, at: int, end: int, is_number: bool) -> Expression:
    try:
        if is_number:
            return Literal(at, end, number(text, at, end))
        return Template(at, end, tuple(template_pieces(text, at + 1, end - 1)), False)
    except HclError:
        raise NotPlain from None


def plain_traversal(written: str, start: int) -> Expression:
    """`a.b.c`, which stands at `start`; the first name alone may be a constant. Raises NotPlain."""
    root, *steps = written.split(".")
    end = start + len(root)
    if root in _CONSTANTS:
        if steps:
            raise NotPlain
        return Literal(start, end, _CONSTANTS[root])
    node: Expression = Name(start, end, _name(root))
    for step in steps:
        end += 1 + len(step)
        node = GetAttribute(start, end, node, _name(step))
    return node


def _name(written: str) -> str:
    """A name, of which there is one copy however often it is written."""
    if written in KEYWORDS or written in _CONSTANTS:
        raise NotPlain
    return intern(written)


def _items(text: str, at: int, close: str, depth: int) -> tuple[tuple[Expression, ...], int]:
    """The values up to a closing bracket, and where that ends."""
    items: list[Expression] = []
    at = _after_space(text, at)
    while not text.startswith(close, at):
        value, at = plain_value(text, at, depth)
        items.append(value)
        at = _after_space(text, at)
        if text.startswith(",", at):
            at = _after_space(text, at + 1)
        elif not text.startswith(close, at):
            raise NotPlain
    return tuple(items), at + 1


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _object(text: str, start: int, depth: int) -> tuple[ObjectConstructor, int]:
    entries: list[Entry] = []
    at = start + 1
    while found := _KEY.match(text, at):
        key = _key(found)
        value, at = plain_value(text, found.end(), depth)
        entries.append(Entry(key, value))
        following = _NEXT_ENTRY.match(text, at)
        if following is None:
            raise NotPlain
        at = following.end()
    at = _after_space(text, at)
    if not text.startswith("}", at):
        raise NotPlain
    return ObjectConstructor(start, at + 1, tuple(entries)), at + 1


def _key(found: re.Match[str]) -> Template:
    """A key, which is text even where it has no quotes."""
    bare = found[1]
    if bare is not None:
        if bare in KEYWORDS:
            raise NotPlain
        start, end = found.span(1)
        return Template(start, end, (Piece(start, end, intern(bare)),), False)
    start, end = found.span(2)
    parts = (Piece(start, end, intern(found[2])),) if end > start else ()
    return Template(start - 1, end + 1, parts, False)
