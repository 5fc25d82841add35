"""IAM policy documents, in every way that configuration holds them.

The canonical form is IAM's own JSON: an object with `Version` and `Statement`. Checks read it as
it was written, a lone statement or action without its list included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from linter.model import KeyPath, Resource, Span, Spans, Step, Unknown
from linter.readers.json_spans import EmbeddedSpans, JsonSpans
from linter.readers.text import Unreadable
from linter.views.field import Field, Layout

_HOLE = re.compile("\ue000([0-9]+)\ue001")
_OBJECT = re.compile(r"\s*(?:\{|%7B)", re.IGNORECASE)


class Permission(NamedTuple):
    """A document of permissions, with what is known about it."""

    text: Field
    """The document, or the text that encodes it."""
    name: Field
    description: Field
    resource: Resource


class Role(NamedTuple):
    """A role: who may assume it, and the permissions that it is known to carry."""

    origin: Field
    """The role as a whole."""
    name: Field
    description: Field
    trust: Field
    """The trust policy, or the text that encodes it."""
    permissions: tuple[Permission | Field, ...]
    """A Field stands for a policy whose document is unknown."""
    resource: Resource


def document_parts(key: str, text: Field) -> dict[str, Layout]:
    """The document that `text` holds as `key`, and as `<key>_fault` why it holds none."""
    try:
        return {key: read_document(text)}
    except Unreadable as error:
        where = text.spans.within(text.path, error.start, error.end)
        unknown = Unknown("the policy document is not JSON", span=where)
        return {
            key: Field(unknown, text.spans, text.path),
            f"{key}_fault": Field(error.message, _OnePlace(where), ()),
        }


def read_document(text: Field) -> Field:
    """The structure of a document written as an object, as its JSON, or as jsonencode() of it.

    Text that is known in part gives a structure with unknown strings in it, as long as its known
    part is JSON without them. IAM's own API answers with percent-encoded JSON, which is read, too.
    Raises Unreadable where text that is known is not JSON.
    """
    if isinstance(text.value, str) and text.value[:3].upper() == "%7B":
        return Field(unquote(text.value), _OnePlace(text.span), ()).decoded()
    decoded = text.decoded()
    if isinstance(decoded.value, Unknown) and decoded.value.parts:
        return _known_in_part(decoded, decoded.value.parts)
    return decoded


def statement_spans(text: Field) -> Iterator[Span]:
    """Where the statements of the document in `text` were written; none where it is not JSON."""
    try:
        document = read_document(text)
    except Unreadable:
        return
    yield from (statement.span for statement in document.get("Statement").items())


def is_encoded(value: object) -> bool:
    """Whether a value is text that sets out to be a JSON object, percent-encoded or not."""
    return isinstance(value, str) and _OBJECT.match(value) is not None


def _known_in_part(text: Field, parts: tuple[str | Unknown, ...]) -> Field:
    holes = [part for part in parts if isinstance(part, Unknown)]
    numbers = iter(range(len(holes)))
    marked = "".join(
        part if isinstance(part, str) else f"\ue000{next(numbers)}\ue001" for part in parts
    )
    try:
        structure = _with_holes(json.loads(marked), holes)
    except (ValueError, RecursionError):
        return text
    return Field(structure, EmbeddedSpans(JsonSpans("", marked), _Known(text, marked), ()), ())


def _with_holes(value: Any, holes: list[Unknown]) -> Any:
    if isinstance(value, str):
        return _string(value, holes)
    if isinstance(value, list):
        return [_with_holes(item, holes) for item in value]
    if isinstance(value, dict):
        named = next((found for key in value if (found := _HOLE.search(key))), None)
        if named is not None:
            return holes[int(named[1])]
        return {key: _with_holes(item, holes) for key, item in value.items()}
    return value


def _string(text: str, holes: list[Unknown]) -> str | Unknown:
    pieces = _HOLE.split(text)
    if len(pieces) == 1:
        return text
    parts = [
        holes[int(piece)] if number % 2 else piece
        for number, piece in enumerate(pieces)
        if number % 2 or piece
    ]
    first = next(part for part in parts if isinstance(part, Unknown))
    if len(parts) == 1:
        return first
    sources = (name for hole in parts if isinstance(hole, Unknown) for name in hole.refers_to)
    refers_to = tuple(dict.fromkeys(sources))
    shown = "".join(part if isinstance(part, str) else f"${{{part.expression}}}" for part in parts)
    return Unknown(first.reason, shown, first.span, tuple(parts), refers_to)


class _Known(Spans):
    """Spans of marked text, whose offsets lead to the known characters of the text itself."""

    def __init__(self, text: Field, marked: str) -> None:
        self._text = text
        self._holes = [found.span() for found in _HOLE.finditer(marked)]

    def at(self, path: KeyPath) -> Span:
        return self._text.span

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        text = self._text
        return text.spans.within(text.path, self._offset(start), self._offset(end))

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        return self._text.spans.trail(self._text.path)

    def _offset(self, marked: int) -> int:
        return marked - sum(max(0, min(end, marked) - start) for start, end in self._holes)


class _OnePlace(Spans):
    """Spans of a value all of whose parts are looked for at one place."""

    def __init__(self, span: Span) -> None:
        self._span = span

    def at(self, path: KeyPath) -> Span:
        return self._span
