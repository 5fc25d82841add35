"""Lists of words that may also be written as one string."""

from __future__ import annotations

import re

from linter.model import KeyPath, Span, Spans, Step
from linter.views.field import Field, Layout, Part


def words(field: Field) -> Layout:
    """The elements of a list, or the words of a string, each where it was written."""
    if not isinstance(field.value, str):
        return field
    written = re.finditer(r"[^\s,]+", field.value)
    return Part(
        field, [Field(word[0], _Within(field, word.start(), word.end()), ()) for word in written]
    )


class _Within(Spans):
    """Spans of one word of a string."""

    def __init__(self, field: Field, start: int, end: int) -> None:
        self._field = field
        self._start = start
        self._end = end

    def at(self, path: KeyPath) -> Span:
        return self._field.spans.within(self._field.path, self._start, self._end)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        return self._field.spans.within(self._field.path, self._start + start, self._start + end)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        return self._field.spans.trail(self._field.path)
