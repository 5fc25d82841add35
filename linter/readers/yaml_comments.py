"""Finds the comments of a YAML text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from linter.readers.yaml_lines import BREAKS

_COMMENT: Final = re.compile(rf"(?<!\S)#[^{BREAKS}]*")


def comments(
    text: str, start: int, end: int, scalars: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the comments in `[start, end)`, outside of `scalars`, which stand in source order.

    Outside of scalars a `#` begins a comment wherever white space, or nothing, stands before it
    (YAML 1.2.2, section 6.6).
    """
    while found := _COMMENT.search(text, start, end):
        before = bisect_right(scalars, (found.start(), end)) - 1
        inside = before >= 0 and found.start() < scalars[before][1]
        if not inside:
            yield found.span()
        start = scalars[before][1] if inside else found.end()
