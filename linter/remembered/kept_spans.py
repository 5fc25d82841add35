"""Spans of what was written down: of the places, only the header is still known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from linter.model import KeyPath, Span, Spans, Step, TrailLost

Encoded = Mapping[KeyPath, tuple[Any, "Encoded"]]
"""The structures that texts in a body were written as, and those inside them."""


class KeptSpans(Spans):
    """Knows a header and which texts encode what; for all else its file must be read again."""

    def __init__(self, header: Span | None, encoded: Encoded) -> None:
        """`header` is the place of the body as a whole, if that is known."""
        self._header = header
        self._encoded = encoded

    def at(self, path: KeyPath) -> Span:
        """Find the header; raises TrailLost for anything below it."""
        if path or self._header is None:
            raise TrailLost
        return self._header

    def key(self, path: KeyPath) -> NoReturn:
        """Raise TrailLost."""
        raise TrailLost

    def within(self, path: KeyPath, start: int, end: int) -> NoReturn:
        """Raise TrailLost."""
        raise TrailLost

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """Raise TrailLost."""
        raise TrailLost

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """Find the structure that the string at `path` encodes; its places are not known."""
        found = self._encoded.get(path)
        return found and (found[0], KeptSpans(None, found[1]))

    def holds_blocks(self, path: KeyPath) -> NoReturn:
        """Raise TrailLost."""
        raise TrailLost

    def has_key(self, path: KeyPath) -> NoReturn:
        """Raise TrailLost."""
        raise TrailLost
