"""Values that only a plan or the live system can tell, and keys that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from linter.model.span import Span


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value gclint cannot know, and why."""

    reason: str
    """A clause fit for a report: `var.scopes has no default (variables.tf:12)`."""
    expression: str = ""
    """The source text that stands for the value, shortened to one line."""
    span: Span | None = None
    parts: tuple[str | Unknown, ...] = ()
    """For a string that is known in part: its known pieces and its unknown ones, in order."""
    refers_to: tuple[str, ...] = ()
    """Addresses of the resources the value comes from: `genesyscloud_auth_role.agent`."""


class Missing:
    """The type of MISSING."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "MISSING"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        """There is one, in whatever process."""
        return "MISSING"


MISSING: Final = Missing()
"""Stands for a key that was not written; null in Terraform counts as not written."""


def first_unknown(value: object) -> Unknown | None:
    """The first unknown anywhere inside `value`, or None when all of it is known."""
    return next(_unknowns(value), None)


def is_known(value: object) -> bool:
    """Whether no part of `value` is unknown."""
    return first_unknown(value) is None


def _unknowns(value: object) -> Iterator[Unknown]:
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Unknown):
            yield current
        elif isinstance(current, dict):
            waiting.extend(reversed(current.values()))
        elif isinstance(current, list | tuple):
            waiting.extend(reversed(current))
