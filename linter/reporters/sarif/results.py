"""Findings as SARIF's results.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, section 3.27
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.model import Finding, Step
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


def unlinked(text: str) -> str:
    """A message in which no link can hide: in SARIF `[text](target)` is one (section 3.11.6)."""
    return text.replace("](", "] (")


def _flows(finding: Finding, places: Places) -> Iterator[dict[str, Any]]:
    left = MAX_STEPS
    for flow in finding.flows:
        steps = [*flow.steps, Step(finding.message, finding.span)]
        if left < len(steps):
            return
        left -= len(steps)
        yield {"threadFlows": [{"locations": [_step(one, places) for one in steps]}]}


def _step(step: Step, places: Places) -> dict[str, Any]:
    told = {"text": unlinked(step.told)}
    return {"location": {"message": told, "physicalLocation": physical(step.span, places)}}
