"""The values of JavaScript literals with the places they were written at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from linter.readers.stretch import Stretch

OPEN: Final = "..."
"""The key under which an object holds an Unknown where it may have more keys than are written."""


class JsEntry(NamedTuple):
    """A value and, inside an object, where its key was written, quotes included."""

    node: JsNode
    key: tuple[int, int] | None


@dataclass(slots=True)
class JsNode:
    """One value. Only its reader fills in the entries."""

    data: Any
    start: int
    end: int
    stretches: tuple[Stretch, ...] = ()
    """For a string: where its characters were written."""
    entries: dict[str | int, JsEntry] = field(default_factory=dict)
