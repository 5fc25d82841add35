"""Where the parts of a planned resource stand: in the plan, or in the source that it came from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from linter.model import KeyPath, Span, Spans, Step
from linter.plan.shape import below
from linter.readers.json_document import read_embedded
from linter.readers.text import Unreadable


class PlanSpans(Spans):
    """Spans in the plan itself.

    A nested block stands where its object begins. The characters of a text that comes from
    elsewhere have no place of their own: nobody wrote them there.
    """

    def __init__(
        self,
        inner: Spans,
        base: KeyPath,
        values: Any,
        header: KeyPath,
        computed: Collection[KeyPath] = (),
    ) -> None:
        """Lead from a body into `values`, which stand at `base` in the document of `inner`.

        `header` is where in the document the resource is named.
        """
        self._inner = inner
        self._base = base
        self._values = values
        self._header = header
        self._computed = computed

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        place, value = self._place(path)
        if not place:
            return self._inner.at(self._header)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return self._inner.at((*self._base, *place, 0))
        return self._inner.at((*self._base, *place))

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        place, _ = self._place(path)
        return self._inner.key((*self._base, *place)) if place else self.at(path)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters `[start, end)` of the string at `path`, if they were written there."""
        if any(path[:end] in self._computed for end in range(1, len(path) + 1)):
            return self.at(path)
        place, _ = self._place(path)
        return self._inner.within((*self._base, *place), start, end)

    def _place(self, path: KeyPath) -> tuple[KeyPath, object]:
        """How far `path` leads into the values; one object may stand for a list of it alone."""
        value: object = self._values
        place: KeyPath = ()
        for key in path:
            if isinstance(value, dict) and key == 0:
                continue
            inner = below(value, key)
            if inner is None:
                break
            value, place = inner, (*place, key)
        return place, value


class SourceSpans(Spans):
    """Spans in the source of a resource whose values come from a plan."""

    def __init__(self, source: Spans, body: Any, written: Any, loose: Collection[KeyPath]) -> None:
        """Lead to the source, whose own value of the resource is `written`.

        `loose` holds the lists of `body` whose elements cannot be told apart in the source.
        """
        self._source = source
        self._body = body
        self._written = written
        self._loose = loose

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        return self._source.at(self._known(path))

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return self._source.key(self._known(path))

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find a part of the text at `path`, where the source has the same text."""
        known = self._known(path)
        if known != path or _value(self._body, path) != _value(self._written, path):
            return self._source.at(known)
        return self._source.within(path, start, end)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """How the value came there, where the source has the same one."""
        same = _value(self._body, path) == _value(self._written, path)
        return self._source.trail(path) if same and self._known(path) == path else ()

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """Find the structure that the text at `path` encodes: the plan's, in the source's place."""
        found = None if self._known(path) != path else self._source.encoded(path)
        text = _value(self._body, path)
        if found is None or not isinstance(text, str):
            return found
        try:
            data, _ = read_embedded(text, self, path)
        except Unreadable:
            return found
        return data, SourceSpans(found[1], data, found[0], ())

    def _known(self, path: KeyPath) -> KeyPath:
        """The part of `path` that leads to one place in the source."""
        ends = (end for end in range(1, len(path)) if path[:end] in self._loose)
        return path[: next(ends, len(path))]


def _value(body: object, path: KeyPath) -> object:
    for key in path:
        body = below(body, key)
    return body
