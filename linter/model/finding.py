"""What judging yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linter.model.policy import Severity
from linter.model.span import WRITTEN, KeyPath, Span, Step
from linter.model.unknown import Unknown


@dataclass(frozen=True, slots=True)
class CallSite:
    """One Terraform module call on the way to a resource."""

    address: str
    """`module.crm`, or `module.crm["emea"]` for one instance of it."""
    span: Span


@dataclass(frozen=True, slots=True)
class Flow:
    """One way to the place of a finding."""

    calls: tuple[CallSite, ...] = ()
    """The module calls that lead there, outermost first."""
    trail: tuple[Step, ...] = ()
    """How the value at fault came there, from where it was written; empty if it was there."""

    @property
    def written(self) -> Span | None:
        """Where the value was written, if that is elsewhere and in a file."""
        first = self.trail[0] if self.trail else None
        return first.span if first and first.told == WRITTEN else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The calls that the value did not come through, then its trail."""
        passed = {step.call for step in self.trail}
        made = [call for call in self.calls if call.address not in passed]
        called = [Step(f"{one.address} is called", one.span, one.address) for one in made]
        return (*called, *self.trail)


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
    flows: tuple[Flow, ...] = ()
    """The ways to the place: one for each time that its module is called. None where there is
    nothing to tell, because no call leads there and the value was written there."""
    home: str = ""
    """The file of what was judged, where the place is in another: a template read by file()."""

    @property
    def calls(self) -> tuple[CallSite, ...]:
        """The module calls that lead to the place, each once, outer ones before inner ones."""
        return tuple(dict.fromkeys(call for flow in self.flows for call in flow.calls))
