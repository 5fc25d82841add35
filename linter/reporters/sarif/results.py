"""Findings as SARIF's results.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, section 3.27
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from linter.model import CallSite, Finding
from linter.report import Places
from linter.reporters.sarif.limits import MAX_STEPS
from linter.reporters.sarif.places import physical

FINGERPRINT = "gclint/v1"
"""The key of our own fingerprint. GitHub adds its `primaryLocationLineHash` by itself."""


def result(finding: Finding, rule: int, fingerprint: str, places: Places) -> dict[str, Any]:
    """The result of a finding whose policy is the rule number `rule`."""
    document: dict[str, Any] = {
        "ruleId": finding.policy,
        "ruleIndex": rule,
        "level": str(finding.severity),
        "message": {"text": unlinked(finding.message)},
        "locations": [
            {
                "physicalLocation": physical(finding.span, places),
                "logicalLocations": [{"fullyQualifiedName": finding.address, "kind": "resource"}],
            }
        ],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    flows = list(_flows(finding, places))
    return {**document, "codeFlows": flows} if flows else document


def chains(calls: Sequence[CallSite]) -> Iterator[tuple[CallSite, ...]]:
    """The ways to a place, each outermost call first, out of all the calls that lead there."""
    for leaf in calls:
        if not any(_leads(leaf, other) for other in calls):
            yield (*(call for call in calls if _leads(call, leaf)), leaf)


def unlinked(text: str) -> str:
    """A message in which no link can hide: in SARIF `[text](target)` is one (section 3.11.6)."""
    return text.replace("](", "] (")


def _leads(outer: CallSite, inner: CallSite) -> bool:
    return inner.address.startswith(f"{outer.address}.")


def _flows(finding: Finding, places: Places) -> Iterator[dict[str, Any]]:
    left = MAX_STEPS
    written = _written(finding, places)
    for chain in [*chains(finding.calls)] or [()] * bool(written):
        called = [_call(call, places) for call in chain]
        steps = [*written, *called, _arrival(finding, places)]
        if left < len(steps):
            return
        left -= len(steps)
        yield {"threadFlows": [{"locations": steps}]}


def _written(finding: Finding, places: Places) -> list[dict[str, Any]]:
    if finding.origin is None:
        return []
    return [_step("the value is written here", physical(finding.origin, places))]


def _call(call: CallSite, places: Places) -> dict[str, Any]:
    return _step(f"{call.address} is called", physical(call.span, places))


def _arrival(finding: Finding, places: Places) -> dict[str, Any]:
    return _step(finding.message, physical(finding.span, places))


def _step(told: str, place: dict[str, Any]) -> dict[str, Any]:
    return {"location": {"message": {"text": unlinked(told)}, "physicalLocation": place}}
