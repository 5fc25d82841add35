"""Spans that read their unit again where another process, or an earlier run, kept a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TypeVar

from linter.model import KeyPath, Resource, Span, Spans, Step, TrailLost

Again = Callable[[], Spans | None]
_Answer = TypeVar("_Answer")


class RereadSpans(Spans):
    """The spans of a resource from another process, or from an earlier run."""

    def __init__(self, inner: Spans, again: Again) -> None:
        """Answer as `inner` does; `again` gives the same spans from this process."""
        self._inner = inner
        self._again = again

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        return self._asked(lambda spans: spans.at(path))

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return self._asked(lambda spans: spans.key(path))

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters `[start, end)` of the string at `path`."""
        return self._asked(lambda spans: spans.within(path, start, end))

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """Find how the value at `path` came there, if it was written elsewhere."""
        try:
            return self._asked(lambda spans: spans.trail(path))
        except TrailLost:
            return ()

    def holds_blocks(self, path: KeyPath) -> bool:
        """Tell whether the list at `path` is made of nested blocks."""
        return self._asked(lambda spans: spans.holds_blocks(path))

    def has_key(self, path: KeyPath) -> bool:
        """Tell whether the value at `path` stands apart from its key."""
        return self._asked(lambda spans: spans.has_key(path))

    def _asked(self, ask: Callable[[Spans], _Answer]) -> _Answer:
        try:
            return ask(self._inner)
        except TrailLost:
            spans = self._again()
            if spans is None:
                raise
            return ask(spans)

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """Find the structure that the string at `path` encodes."""
        found = self._inner.encoded(path)
        return found and (found[0], RereadSpans(found[1], lambda: self._encoded_again(path)))

    def _encoded_again(self, path: KeyPath) -> Spans | None:
        spans = self._again()
        found = None if spans is None else spans.encoded(path)
        return found and found[1]


def rereading(
    resources: Iterable[Resource], read: Callable[[], Iterable[Resource]]
) -> Iterator[Resource]:
    """Resources from elsewhere, which `read` gives once more, if need be, and in the same order."""

    @cache
    def known() -> Sequence[Resource]:
        return list(read())

    for number, one in enumerate(resources):
        yield replace(one, spans=RereadSpans(one.spans, partial(_again, known, number, one)))


def _again(known: Callable[[], Sequence[Resource]], number: int, kept: Resource) -> Spans | None:
    """The spans of a resource that was read again; None where another stands in its place."""
    found = known()[number : number + 1]
    same = found and (found[0].address, found[0].path) == (kept.address, kept.path)
    return found[0].spans if same else None
