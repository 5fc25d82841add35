"""Picking values out of a resource's body without losing where they were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linter.model import MISSING, KeyPath, Resource, Span, Spans, Step, Unknown
from linter.readers.text import Unreadable


@dataclass(frozen=True, slots=True)
class Field:
    """A value in a body, with the way to its span."""

    value: Any
    spans: Spans
    path: KeyPath

    @classmethod
    def of(cls, resource: Resource) -> Field:
        """The whole body of a resource."""
        return cls(resource.body, resource.spans, ())

    def get(self, *keys: str | int) -> Field:
        """The field below `keys`: MISSING where a key is absent, Unknown where the way is."""
        value = self.value
        for key in keys:
            value = _step(value, key)
        return Field(value, self.spans, (*self.path, *keys))

    def holding(self, value: Any) -> Field:
        """Another value that was written in the same place."""
        return Field(value, self.spans, self.path)

    def first(self, *names: str) -> Field:
        """The first of several spellings that is there; MISSING where none is."""
        found = (self.get(name) for name in names)
        return next((field for field in found if field), self.get(names[0]))

    def items(self) -> Iterator[Field]:
        """The elements of a list, in order; a single object counts as a list of one.

        Yields nothing for MISSING. An Unknown in place of the list is yielded as itself.
        """
        if isinstance(self.value, list):
            yield from (self.get(number) for number in range(len(self.value)))
        elif self:
            yield self

    def entries(self) -> Iterator[tuple[str, Field]]:
        """The keys of an object and their fields; nothing for anything else."""
        if isinstance(self.value, dict):
            yield from ((key, self.get(key)) for key in self.value)

    def decoded(self) -> Field:
        """The structure that this field's text encodes in JSON.

        What is no text stays as it is (an object written where its JSON text was allowed).
        Raises Unreadable, with offsets into the text, where the text is not JSON.
        """
        encoded = self.spans.encoded(self.path)
        if encoded is not None:
            return Field(encoded[0], encoded[1], ())
        if not isinstance(self.value, str):
            return self
        from linter.readers.json_document import read_embedded

        value, spans = read_embedded(self.value, self.spans, self.path)
        return Field(value, spans, ())

    def decoded_or_unknown(self) -> Field:
        """As `decoded`, with text that is not JSON becoming Unknown."""
        try:
            return self.decoded()
        except Unreadable as error:
            return Field(Unknown(f"not JSON: {error.message}"), self.spans, self.path)

    @property
    def span(self) -> Span:
        """Where a reader should look for this field."""
        return self.spans.at(self.path)

    def __bool__(self) -> bool:
        return self.value is not MISSING


def _step(value: Any, key: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(key, MISSING) if isinstance(key, str) else MISSING
    if isinstance(value, Unknown):
        return value
    if isinstance(value, list) and isinstance(key, int) and -len(value) <= key < len(value):
        return value[key]
    return MISSING


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a canonical body that was written as one object or list, at `origin`."""

    origin: Field
    layout: Mapping[str, Layout] | Sequence[Layout]


Layout = Field | Part | Mapping[str, "Layout"] | Sequence["Layout"] | str | int | bool | None
"""The canonical body a view wants: nested dicts and lists whose leaves are fields, or constants.

A Part tells where an object or list as a whole was written; a bare dict or list is taken to be
where the first field in it is.
"""


def assemble(layout: Mapping[str, Layout], origin: Field) -> tuple[Any, Spans]:
    """Build a canonical body from a layout; keys whose field is MISSING are left out.

    The spans follow each leaf to where its field was written. What was not written points to the
    nearest written parent, in the end to `origin`.
    """
    return _body(layout), _AssembledSpans(layout, origin)


def _body(layout: Layout) -> Any:
    if isinstance(layout, Field):
        return layout.value
    if isinstance(layout, Part):
        return _body(layout.layout)
    if isinstance(layout, Mapping):
        return {key: _body(part) for key, part in layout.items() if _present(part)}
    if isinstance(layout, Sequence) and not isinstance(layout, str):
        return [_body(part) for part in layout if _present(part)]
    return layout


def _present(layout: Layout) -> bool:
    return not isinstance(layout, Field) or layout.value is not MISSING


class _AssembledSpans(Spans):
    def __init__(self, layout: Layout, origin: Field) -> None:
        self._layout = layout
        self._origin = origin
        self._elements: dict[int, list[Layout]] = {}

    def _field(self, path: KeyPath) -> tuple[Field, KeyPath]:
        """The field nearest to `path`, and what of the path is left inside it."""
        layout, nearest = self._layout, self._origin
        for depth, key in enumerate(path):
            layout = self._below(layout, key)
            if isinstance(layout, Field):
                return (layout, path[depth + 1 :]) if layout else (nearest, ())
            if layout is None:
                break
            nearest = next(_fields(layout), nearest)
            if isinstance(layout, Part):
                layout = layout.layout
        return nearest, ()

    def _below(self, layout: Layout, key: str | int) -> Layout:
        if isinstance(layout, Mapping) and isinstance(key, str):
            return layout.get(key)
        if isinstance(layout, Sequence) and not isinstance(layout, str) and isinstance(key, int):
            present = self._present(layout)
            return present[key] if 0 <= key < len(present) else None
        return None

    def _present(self, layout: Sequence[Layout]) -> list[Layout]:
        """The elements that the body has; told once, as many findings may point into one list."""
        found = self._elements.get(id(layout))
        if found is None:
            found = self._elements[id(layout)] = [part for part in layout if _present(part)]
        return found

    def at(self, path: KeyPath) -> Span:
        field, rest = self._field(path)
        return field.spans.at((*field.path, *rest))

    def key(self, path: KeyPath) -> Span:
        field, rest = self._field(path)
        return field.spans.key((*field.path, *rest))

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        field, rest = self._field(path)
        return field.spans.within((*field.path, *rest), start, end)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        field, rest = self._field(path)
        return field.spans.trail((*field.path, *rest))

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        field, rest = self._field(path)
        return field.spans.encoded((*field.path, *rest))


def _fields(layout: Layout) -> Iterator[Field]:
    """The written fields inside a layout, in order."""
    if isinstance(layout, Field):
        if layout:
            yield layout
    elif isinstance(layout, Part):
        yield layout.origin
    elif isinstance(layout, Mapping):
        for part in layout.values():
            yield from _fields(part)
    elif isinstance(layout, Sequence) and not isinstance(layout, str):
        for part in layout:
            yield from _fields(part)
