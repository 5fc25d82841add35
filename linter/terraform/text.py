"""Strings of which a part may be unknown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from linter.model import Span, Unknown
from linter.terraform.value import Written

Chunk = str | Unknown
"""A piece of a string: its text, or why the text is unknown."""


MOST_PARTS: Final = 1000
"""Parts that a string known in part keeps; with more of them it is unknown as a whole."""


def join_chunks(chunks: Iterable[Chunk]) -> tuple[Chunk, ...]:
    """Put neighbouring pieces of known text together, those inside unknown text among them."""
    merged: list[Chunk] = []
    run: list[str] = []  # joined once: a long text has thousands of pieces
    for piece in (piece for chunk in chunks for piece in _pieces(chunk)):
        if not run and len(merged) == MOST_PARTS:
            return ()
        if isinstance(piece, str):
            run.append(piece)
            continue
        if run:
            merged.append("".join(run))
            run = []
            if len(merged) == MOST_PARTS:
                return ()
        merged.append(piece)
    return (*merged, "".join(run)) if run else tuple(merged)


def _pieces(chunk: Chunk) -> tuple[Chunk, ...]:
    return chunk.parts if isinstance(chunk, Unknown) and chunk.parts else (chunk,)


class Places:
    """Where the characters of one string were written, however many questions there are."""

    def __init__(self, written: tuple[Written, ...]) -> None:
        self._written = written
        self._ends = list(accumulate(piece.length for piece in written))

    def of(self, start: int, end: int) -> Span | None:
        """Where characters `[start, end)` were written; None where they lie in two files."""
        number = (bisect_left if start == end else bisect_right)(self._ends, start)
        found: list[Span] = []
        while number < len(self._ends):
            piece = self._written[number]
            at = self._ends[number] - piece.length
            if at >= end and not start == end == at:
                break
            if start < at + piece.length or at == start:
                found.append(_part(piece, max(start - at, 0), min(end - at, piece.length)))
            number += 1
        if not found or any(span.path != found[0].path for span in found):
            return None
        first, last = found[0], found[-1]
        return Span(first.path, first.start, last.end) if first.start <= last.end else None


def place(written: tuple[Written, ...], start: int, end: int) -> Span | None:
    """Where characters `[start, end)` of one string were written, as `Places` has it."""
    return Places(written).of(start, end)


def _part(piece: Written, start: int, end: int) -> Span:
    span = piece.span
    if span.end - span.start != piece.length:
        return span
    return Span(span.path, span.start + start, span.start + end)
