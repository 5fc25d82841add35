"""How large a computed value may grow before gclint leaves it unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from linter.terraform.failure import unknowable
from linter.terraform.text import Chunk

LONGEST_TEXT: Final = 10_000_000
"""Characters of a string that a function computes."""

MOST_ELEMENTS: Final = 100_000
"""Elements of a collection that a function computes."""


def refuse_length(length: int) -> None:
    """Raise UnknowableError where a string would be too long to compute."""
    if length > LONGEST_TEXT:
        raise unknowable(f"gclint does not compute strings of more than {LONGEST_TEXT} characters")


def bounded(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield the pieces of a string; raises UnknowableError once they are too long together."""
    length = 0
    for chunk in chunks:
        length += len(chunk) if isinstance(chunk, str) else 0
        refuse_length(length)
        yield chunk


def refuse_elements(count: int) -> None:
    """Raise UnknowableError where a collection would be too large to compute."""
    if count > MOST_ELEMENTS:
        raise unknowable(f"gclint does not compute more than {MOST_ELEMENTS} elements")
