"""Finds the comments of a YAML text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

_COMMENT: Final = re.compile(r"(?:(?<=\s)|(?<![\s\S]))#[^\r\n]*")


def comments(
    text: str, start: int, end: int, scalars: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the comments in `[start, end)`, outside of `scalars`, which come in source order.

    Outside of scalars a `#` begins a comment wherever white space, or nothing, stands before it
    (YAML 1.2.2, section 6.6).
    """
    for scalar_start, scalar_end in chain(scalars, [(end, end)]):
        for found in _COMMENT.finditer(text, start, scalar_start):
            yield found.span()
        start = max(start, scalar_end)
