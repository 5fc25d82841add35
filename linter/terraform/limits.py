"""How large a computed value may grow before gclint leaves it unknown."""

from __future__ import annotations

from typing import Final

from linter.terraform.failure import unknowable

LONGEST_TEXT: Final = 10_000_000
"""Characters of a string that a function computes."""

MOST_ELEMENTS: Final = 100_000
"""Elements of a collection that a function computes."""


def refuse_length(length: int) -> None:
    """Raise UnknowableError where a string would be too long to compute."""
    if length > LONGEST_TEXT:
        raise unknowable(f"gclint does not compute strings of more than {LONGEST_TEXT} characters")


def refuse_elements(count: int) -> None:
    """Raise UnknowableError where a collection would be too large to compute."""
    if count > MOST_ELEMENTS:
        raise unknowable(f"gclint does not compute more than {MOST_ELEMENTS} elements")
