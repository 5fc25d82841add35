"""A Code Quality report, which GitLab shows in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import Any

from linter.fingerprint import fingerprints
from linter.model import Finding, Severity
from linter.report import Places, Report
from linter.reporters.region import region_of

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}
"""An error is a call that fails or a secret that is out; only a crashed build is a blocker."""


def render(report: Report) -> str:
    """A list with an object for each finding."""
    places = report.places()
    named = fingerprints(report.findings, places)
    rows = [_row(finding, named[finding], places) for finding in report.findings]
    return json.dumps(rows, indent=2, ensure_ascii=True) + "\n"


def _row(finding: Finding, fingerprint: str, places: Places) -> dict[str, Any]:
    region = region_of(finding.span, places)
    return {
        "description": finding.message,
        "check_name": finding.policy,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.span.path,
            "lines": {"begin": region.line, "end": region.end_line},
        },
    }
