"""The nouns of a run in parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from linter.engine import Crash
from linter.model import Finding, Resource, Span, Unjudged, Unread
from linter.suppression import Suppression


class Unit(NamedTuple):
    """Files that must be read together."""

    paths: tuple[str, ...]
    """Relative to the scan root, sorted; never empty."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of a unit by itself: plain data, without what was read."""

    findings: tuple[Finding, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    crashes: tuple[Crash, ...] = ()
    unread: tuple[Unread, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    secrets: tuple[Span, ...] = ()
    """Where secrets are written."""
    passed_over: Mapping[str, str] = field(default_factory=dict)
    """Files of no format that gclint knows, and others that were left alone, with the reason."""
    unfollowed: int = 0
    """How many module calls lead to files that are not here."""
    shares: str = ""
    """Stands for what of it takes part in verdicts on the whole estate: the same where that has
    the same values at the same addresses, and the same secrets. Empty where nothing does."""


class Shared(NamedTuple):
    """What of a unit takes part in verdicts on the whole estate."""

    resources: tuple[Resource, ...] = ()
    hidden: tuple[str, ...] = ()
    """The secrets of the unit, which no message may repeat."""


class Part(NamedTuple):
    """A unit that was read and judged."""

    judged: Judged
    shared: Shared
