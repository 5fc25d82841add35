"""What the spans of JSON and YAML have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from linter.model import KeyPath, Span, Spans
from linter.readers.stretch import Stretch, source


class Place(NamedTuple):
    """Where the value at a key path, or its nearest parent, was written."""

    reached: int
    """How many steps of the path were written."""
    head: tuple[int, int]
    """The value of a scalar; the key or first bracket of anything larger."""
    key: tuple[int, int] | None


class PlacedSpans(Spans):
    """Answers from places; how to find one is what a format adds."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._stretches: dict[KeyPath, Sequence[Stretch]] = {}

    @abstractmethod
    def place(self, path: KeyPath) -> Place:
        """Find the value at `path` or its nearest parent."""

    @abstractmethod
    def stretches(self, path: KeyPath) -> Sequence[Stretch]:
        """Tell how the string at `path` was written; nothing for any other value."""

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        return Span(self._path, *self.place(path).head)

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`, quotes included."""
        place = self.place(path)
        written = place.reached == len(path) and place.key
        return Span(self._path, *(written or place.head))

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find where characters `[start, end)` of the string at `path` were written."""
        if path not in self._stretches:
            self._stretches[path] = self.stretches(path)
        found = source(self._stretches[path], start, end)
        return Span(self._path, *found) if found else self.at(path)
