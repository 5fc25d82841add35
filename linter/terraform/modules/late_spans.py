"""Where the parts of a resource were written, worked out anew when a finding asks.

What a large file configures is evaluated once for its bodies; the values that know where they were
written take four times the memory of those, and almost none is ever asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from linter.kept import kept
from linter.model import KeyPath, Span, Spans, Step, TrailLost
from linter.terraform.modules.outline import Encoded, Outline

Again = Callable[[], Spans]
"""Evaluates a resource once more for its spans."""

KEPT = 64
"""Resources whose spans are kept once they were asked for; a finding asks several times."""


class LateParts(Spans):
    """Spans of a structure that was let go, and that a text in a resource encodes."""

    def __init__(self, encoded: Encoded, again: Again) -> None:
        """`encoded` is what the texts in it encode in turn."""
        self._encoded = encoded
        self._again = again

    def __reduce__(self) -> tuple[type[LateParts], tuple[Encoded, Again]]:
        """What another process is sent: all but the module that it would be worked out from."""
        return LateParts, (self._encoded, _lost)

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        return _spans(self._again).at(path)

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return _spans(self._again).key(path)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters `[start, end)` of the string at `path`."""
        return _spans(self._again).within(path, start, end)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """Find how the value at `path` came there, if it was written elsewhere."""
        return _spans(self._again).trail(path)

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """Find the structure that the string at `path` encodes."""
        found = self._encoded.get(path)
        if found is None:
            return None
        return found.data, LateParts(found.encoded, partial(_encoded_at, self._again, path))


class LateSpans(LateParts):
    """Spans of a resource that was let go."""

    def __init__(self, header: Span, outline: Outline, again: Again) -> None:
        """`header` is the resource's place."""
        super().__init__(outline.encoded, again)
        self._header = header
        self._outline = outline

    def __reduce__(self) -> tuple[type[LateSpans], tuple[Span, Outline, Again]]:  # type: ignore[override]
        """As of its parts."""
        return LateSpans, (self._header, self._outline, _lost)

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        return super().at(path) if path else self._header

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return super().key(path) if path else self._header

    def holds_blocks(self, path: KeyPath) -> bool:
        """Tell from the outline whether the list at `path` is made of nested blocks."""
        return tuple(step for step in path if isinstance(step, str)) in self._outline.blocks

    def has_key(self, path: KeyPath) -> bool:
        """Tell from the outline whether an argument stands at `path`."""
        return not self.holds_blocks(path)


def _lost() -> Spans:
    raise TrailLost


def _encoded_at(again: Again, path: KeyPath) -> Spans:
    found = _spans(again).encoded(path)
    if found is None:
        raise LookupError("nothing is encoded there any more")
    return found[1]


@kept(KEPT)
def _spans(again: Again) -> Spans:
    return again()
