"""A value as the plain body that policies judge."""

from __future__ import annotations

from decimal import Decimal

from linter.model import KeyPath, Span, Spans
from linter.terraform.numbers import Number
from linter.terraform.text import place
from linter.terraform.value import Value


def plain(value: Value) -> tuple[object, Spans]:
    """Return the data of `value` without types, and where its parts were written.

    A null attribute is left out of its dict and stays, as None, in a list. A number is an int
    where it is whole and a float otherwise.
    """
    return plain_data(value), ValueSpans(value)


class ValueSpans(Spans):
    """Finds where the parts of a value were written."""

    def __init__(self, value: Value) -> None:
        self._value = value

    def at(self, path: KeyPath) -> Span:
        """Return where the value at `path` stands, or its key if it is an object or a list."""
        parent, value, found = self._walk(path)
        if not isinstance(value.data, tuple | dict):
            return value.span
        key = path[found - 1] if found else None
        if parent is not None and isinstance(key, str) and key in parent.keys:
            return parent.keys[key]
        return Span(value.span.path, value.span.start, min(value.span.start + 1, value.span.end))

    def key(self, path: KeyPath) -> Span:
        """Return where the key of `path` stands."""
        parent, _, found = self._walk(path)
        if parent is not None and found == len(path) and path[-1] in parent.keys:
            return parent.keys[str(path[-1])]
        return self.at(path)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Return where characters `[start, end)` of the string at `path` stand."""
        _, value, found = self._walk(path)
        written = value.written if found == len(path) else ()
        return place(written, start, end) or self.at(path)

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """Return the structure that the string at `path` encodes."""
        _, value, found = self._walk(path)
        if found < len(path) or value.encoded is None:
            return None
        return plain(value.encoded)

    def part(self, path: KeyPath) -> Value:
        """Return the value at `path`, or its nearest parent's."""
        return self._walk(path)[1]

    def _walk(self, path: KeyPath) -> tuple[Value | None, Value, int]:
        """Follow `path` as far as it goes: the parent, the value, and how many keys that took."""
        parent, value = None, self._value
        for found, key in enumerate(path):
            inner = _inner(value, key)
            if inner is None:
                return parent, value, found
            parent, value = value, inner
        return parent, value, len(path)


def _inner(value: Value, key: str | int) -> Value | None:
    if isinstance(value.data, dict) and isinstance(key, str):
        return value.data.get(key)
    if isinstance(value.data, tuple) and isinstance(key, int) and 0 <= key < len(value.data):
        return value.data[key]
    return None


def plain_data(value: Value) -> object:
    """The data alone."""
    match value.data:
        case tuple() as items:
            return [plain_data(item) for item in items]
        case dict() as items:
            return {name: plain_data(item) for name, item in items.items() if item.data is not None}
        case Decimal() as number:
            return plain_number(number)
        case data:
            return data


def plain_number(number: Number) -> int | float:
    """A number in a body."""
    if isinstance(number, Decimal):
        return float(number) if number else 0
    return number
