"""What a template printed, and where each stretch of it came from."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from linter.actions.values import Value
from linter.readers.velocity.syntax import Fault


class Piece(NamedTuple):
    """What `[start, end)` of the rendered text came from."""

    start: int
    end: int
    source_start: int
    source_end: int
    value: Value
    """The value printed; None for an undefined reference, which prints its own source, and for
    the template's own text."""
    written: bool
    """Whether it is the template's own text."""


class Doubt(NamedTuple):
    """A stretch of the template whose output cannot be told, and why."""

    start: int
    end: int
    reason: str


class Rendered(NamedTuple):
    """A template's output. Where `doubts` is not empty the text is known in part only."""

    text: str
    pieces: tuple[Piece, ...]
    doubts: tuple[Doubt, ...]
    faults: tuple[Fault, ...]
    """What Velocity refuses the template for; then nothing is printed."""
    work: int
    """What rendering it took, in nodes visited and blocks of text made."""

    @property
    def decided(self) -> bool:
        """Whether this is just what the platform would print."""
        return not self.doubts and not self.faults

    def piece_at(self, offset: int) -> Piece | None:
        """The piece that `offset` of the text lies in; the last one where it is the end."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        while at >= 0 and self.pieces[at].start == self.pieces[at].end and offset < len(self.text):
            at -= 1
        return self.pieces[at] if at >= 0 else None

    def source(self, offset: int) -> tuple[int, int]:
        """Where in the template the character at `offset` came from."""
        piece = self.piece_at(offset)
        if piece is None:
            return 0, 0
        if not piece.written or piece.end - piece.start != piece.source_end - piece.source_start:
            return piece.source_start, piece.source_end
        start = min(piece.source_start + offset - piece.start, piece.source_end)
        return start, min(start + 1, piece.source_end)
