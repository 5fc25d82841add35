"""Spans of a JSON text, worked out when the first one is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from linter.model import KeyPath, Span, Spans, Step
from linter.readers.document import ReadFault
from linter.readers.json_index import JsonIndex, Row
from linter.readers.json_token import shown
from linter.readers.placed_spans import Place, PlacedSpans
from linter.readers.stretch import Stretch, around_escapes
from linter.readers.surrogates import mended

_ESCAPE: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_BRACKET: Final = re.compile(r"[ \t\r\n]*[{\[]")


class JsonSpans(PlacedSpans):
    """Spans of the values of one JSON text. Where a key stands twice, the last one counts."""

    def __init__(self, path: str, text: str, *, repeats: bool = True) -> None:
        """Prepare for `text`, the whole of the file `path`, which must be valid JSON; `repeats`
        tells whether a key may stand twice in one object."""
        super().__init__(path)
        self._text = text
        self._repeats = repeats

    def place(self, path: KeyPath) -> Place:
        """Find the value at `path` or its nearest parent."""
        whole = None if path else _BRACKET.match(self._text)
        if whole:  # which many ask for that need no index
            return Place(0, (whole.end() - 1, whole.end()), None)
        reached, row = self._find(path)
        container = self._text[row.start] in "{["
        head = (row.key or (row.start, row.start + 1)) if container else (row.start, row.end)
        return Place(reached, head, row.key)

    def stretches(self, path: KeyPath) -> list[Stretch]:
        """Tell how the string at `path` was written: runs of characters and escapes."""
        reached, row = self._find(path)
        if reached < len(path) or self._text[row.start] != '"':
            return []
        return written(self._text, row.start, row.end)

    def repetitions(self) -> Iterator[ReadFault]:
        """Yield a fault for each key that repeats an earlier one of its object."""
        for again in self.index.repetitions():
            yield ReadFault(
                f"{shown(self._text, *again)} is written twice in one object; only the last counts",
                Span(self._path, *again),
            )

    @cached_property
    def index(self) -> JsonIndex:
        """The rows of the text, for whoever walks through all of it."""
        return JsonIndex(mended(self._text), repeats=self._repeats)

    def _find(self, path: KeyPath) -> tuple[int, Row]:
        number = 0
        for reached, step in enumerate(path):
            member = self.index.member(number, step)
            if member is None:
                return reached, self.index.row(number)
            number = member
        return len(path), self.index.row(number)


def written(text: str, start: int, end: int) -> list[Stretch]:
    """Tell how the JSON string `text[start:end]`, quotes included, was written."""
    return list(around_escapes(text, start + 1, end - 1, _ESCAPE))


class EmbeddedSpans(Spans):
    """Spans of JSON that is itself a string of an outer body: each leads to the outer source."""

    def __init__(self, inner: Spans, outer: Spans, path: KeyPath) -> None:
        """Chain `inner`, the spans inside the string, to `outer`, where it stands at `path`."""
        self._inner = inner
        self._outer = outer
        self._path = path

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the inner value at `path`."""
        return self._through(self._inner.at(path))

    def key(self, path: KeyPath) -> Span:
        """Find the inner key of `path`."""
        return self._through(self._inner.key(path))

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find a part of the inner string at `path`, through both layers of escapes."""
        return self._through(self._inner.within(path, start, end))

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """How the string that holds the inner value came to its place."""
        return self._outer.trail(self._path)

    def _through(self, inner: Span) -> Span:
        return self._outer.within(self._path, inner.start, inner.end)
