"""A template and what looking at it tells, which may be known in part only.

A part is missing where a value of Terraform stands in it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from linter.actions.names import Use, unread, uses
from linter.actions.slots import Slot, slots
from linter.model import Unknown
from linter.readers.velocity import read
from linter.readers.velocity.syntax import Template

HOLE = "\ufffc"
"""Stands where an unknown value goes; to Velocity it is a sign like any other."""
_LONGEST: Final = 4_000
"""Characters of a template that is kept for the next action; those that come again are short."""


@dataclass(frozen=True, eq=False)
class Reading:
    """A template, and where in its text something is missing."""

    template: Template
    holes: tuple[int, ...] = ()

    def offset(self, at: int) -> int:
        """Turn an offset into the template's text into one into the known characters alone."""
        return at - bisect_left(self.holes, at)

    @cached_property
    def uses(self) -> tuple[list[Use], bool]:
        """The inputs read by name, and whether the input is also read as a whole."""
        return uses(self.template.nodes)

    @cached_property
    def unread(self) -> bool:
        """Whether a part of the template is not interpreted, so that it may read any name."""
        return unread(self.template.nodes)

    @cached_property
    def slots(self) -> tuple[Slot, ...] | None:
        """Its references where it is a JSON text around them; None where it is no such template."""
        return slots(self.template)


def reading(text: object) -> Reading | None:
    """What can be read of a template's text; None where nothing of it is known."""
    if isinstance(text, str):
        return _short(text) if len(text) <= _LONGEST else Reading(read(text))
    if not isinstance(text, Unknown) or not text.parts:
        return None
    marked = with_holes(text)
    holes = tuple(at for at, sign in enumerate(marked) if sign == HOLE)
    return Reading(read(marked), holes)


@lru_cache(maxsize=64)
def _short(text: str) -> Reading:
    """Actions are often copies of one another, and most answers are passed on as they come."""
    return Reading(read(text))


def with_holes(text: Unknown) -> str:
    """The known parts of a text, with a sign between them for each part that is missing."""
    return "".join(part if isinstance(part, str) else HOLE for part in text.parts)
