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

MOST_STEPS: Final = 250_000
"""Elements that the `for` expressions and splats of one argument may go through, all together."""


class Steps:
    """Counts what the evaluation of one argument has gone through."""

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def take(self, number: int) -> None:
        """Go `number` steps further; raises UnknowableError where those are too many."""
        self._left -= number
        if self._left < 0:
            raise unknowable(f"gclint does not go through more than {MOST_STEPS} elements")


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
