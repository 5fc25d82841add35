"""Templates of which only a part is known, because a value of Terraform stands in them."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from linter.model import Unknown
from linter.readers.velocity import read
from linter.readers.velocity.syntax import Template

HOLE = "\ufffc"
"""Stands where an unknown value goes; to Velocity it is a sign like any other."""


class Reading(NamedTuple):
    """A template, and where in its text something is missing."""

    template: Template
    holes: tuple[int, ...] = ()

    def offset(self, at: int) -> int:
        """Turn an offset into the template's text into one into the known characters alone."""
        return at - bisect_left(self.holes, at)


def reading(text: object) -> Reading | None:
    """What can be read of a template's text; None where nothing of it is known."""
    if isinstance(text, str):
        return Reading(read(text))
    if not isinstance(text, Unknown) or not text.parts:
        return None
    marked = with_holes(text)
    holes = tuple(at for at, sign in enumerate(marked) if sign == HOLE)
    return Reading(read(marked), holes)


def with_holes(text: Unknown) -> str:
    """The known parts of a text, with a sign between them for each part that is missing."""
    return "".join(part if isinstance(part, str) else HOLE for part in text.parts)
