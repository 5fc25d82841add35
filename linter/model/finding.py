"""What judging yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linter.model.policy import Severity
from linter.model.span import KeyPath, Span
from linter.model.unknown import Unknown


@dataclass(frozen=True, slots=True)
class CallSite:
    """One Terraform module call on the way to a resource."""

    address: str
    """`module.crm`, or `module.crm["emea"]` for one instance of it."""
    span: Span


@dataclass(frozen=True, slots=True)
class Fault:
    """A check's answer: what it judged does not hold, and where."""

    path: KeyPath = ()
    """Where in the judged body; the engine turns it into a span."""
    details: Mapping[str, str] = field(default_factory=dict)
    """Fills the placeholders of the policy's message."""
    span: Span | None = None
    """Set only where a key path cannot name the place, as inside a template's text."""
    on_key: bool = False
    """Point at the key rather than at the value."""


@dataclass(frozen=True, slots=True)
class Unjudged:
    """The answer when judging consulted a value that is unknown."""

    policy: str
    address: str
    unknown: Unknown
    span: Span


Judgement = Fault | Unknown
"""What a check yields. It yields nothing when all is well."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A policy broken at a span."""

    policy: str
    severity: Severity
    message: str
    span: Span
    address: str
    source: str
    """How far the claim reaches: the policy's `source`."""
    remediation: str
    """The cure in one line."""
    calls: tuple[CallSite, ...] = ()
    """The module calls that lead to the place, outermost first."""
    origin: Span | None = None
    """Where the value at fault was written, if the place only refers to it."""
    home: str = ""
    """The file of what was judged, where the place is in another: a template read by file()."""
