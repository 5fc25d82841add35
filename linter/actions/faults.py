"""What judging a data action yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linter.model import KeyPath


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """A policy broken at `[start, end)` of the string at `path` of the canonical body."""

    path: KeyPath
    start: int
    end: int
    kind: str
    """The policy's id."""
    details: Mapping[str, str] = field(default_factory=dict)
    """Fills the placeholders of the policy's message."""
    on_key: bool = False
    """Point at the key rather than into the string."""
