"""The SARIF log: one run, its rules, its results and what went wrong.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
"""

from __future__ import annotations

import json
from typing import Any

from linter import __version__
from linter.fingerprint import fingerprints
from linter.model import Finding
from linter.report import Report
from linter.reporters.sarif.limits import MAX_RESULTS, fits, heaviest
from linter.reporters.sarif.notifications import left_out, notifications
from linter.reporters.sarif.places import ROOT
from linter.reporters.sarif.results import result
from linter.reporters.sarif.rules import rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
CATEGORY = "gclint/"
"""Tells the alerts of gclint from another tool's; up to the last slash it is GitHub's category."""


def render(report: Report) -> str:
    """The report as a SARIF log that GitHub takes; what is too much for it is left out and said."""
    most = MAX_RESULTS
    text = _log(report, most)
    while most and not fits(text):
        most = min(most, len(report.findings)) // 2
        text = _log(report, most)
    return text


def _log(report: Report, most: int) -> str:
    kept = heaviest(report.findings, most)
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, kept)]}
    return json.dumps(document, indent=1, ensure_ascii=True) + "\n"


def _run(report: Report, kept: tuple[Finding, ...]) -> dict[str, Any]:
    return {
        "tool": {
            "driver": {
                "name": "gclint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [rule(policy) for policy in report.policies],
            }
        },
        "automationDetails": {"id": CATEGORY},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(report, len(report.findings) - len(kept))],
        "results": _results(report, kept),
    }


def _invocation(report: Report, missing: int) -> dict[str, Any]:
    told = [*left_out(missing), *notifications(report)]
    return {"executionSuccessful": not report.crashed, "toolExecutionNotifications": told}


def _results(report: Report, kept: tuple[Finding, ...]) -> list[dict[str, Any]]:
    places = report.places()
    named = fingerprints(report.findings, places)
    numbers = {policy.id: number for number, policy in enumerate(report.policies)}
    return [result(one, numbers[one.policy], named[one], places) for one in kept]
