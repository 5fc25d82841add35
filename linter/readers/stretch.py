"""Which characters of a string value stand where in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple


class Stretch(NamedTuple):
    """`length` characters of a value, from offset `at` on, and the source they were written as.

    Where `[start, end)` is as long, characters correspond one to one; otherwise the source stands
    for them as a whole, as an escape sequence does.
    """

    at: int
    length: int
    start: int
    end: int


def around_escapes(text: str, start: int, end: int, escape: re.Pattern[str]) -> Iterator[Stretch]:
    """Yield the stretches of a string whose source is `text[start:end]`, quotes left out.

    Each match of `escape` is one character of the value, everything else stands for itself.
    """
    at, here = 0, start
    for found in escape.finditer(text, start, end):
        if found.start() > here:
            yield Stretch(at, found.start() - here, here, found.start())
            at += found.start() - here
        yield Stretch(at, 1, found.start(), found.end())
        at, here = at + 1, found.end()
    if here < end:
        yield Stretch(at, end - here, here, end)


def source(stretches: Sequence[Stretch], start: int, end: int) -> tuple[int, int] | None:
    """Find where characters `[start, end)` of the value were written; None for an empty value.

    Offsets outside the value are moved to its nearest edge.
    """
    if not stretches:
        return None
    first, last = _holding(stretches, start), _holding(stretches, max(start, end - 1))
    begin = _place(first, start, first.start)
    if end <= start:
        return begin, begin
    return begin, _place(last, end, last.end)


def _holding(stretches: Sequence[Stretch], offset: int) -> Stretch:
    return stretches[max(0, bisect_right(stretches, offset, key=attrgetter("at")) - 1)]


def _place(stretch: Stretch, offset: int, whole: int) -> int:
    """Return the source of `offset`, which is `whole` where the characters do not correspond."""
    if stretch.length != stretch.end - stretch.start:
        return whole
    return stretch.start + min(max(0, offset - stretch.at), stretch.length)
