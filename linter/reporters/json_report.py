"""The report as JSON, by `schemas/report.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from linter import __version__
from linter.model import Finding, Span, Unjudged
from linter.report import Places, Report


def render(report: Report) -> str:
    """The whole report as one JSON object, keys in a fixed order."""
    places = Places(report.text)
    document = {
        "version": __version__,
        "findings": [_finding(finding, places) for finding in report.findings],
        "unknown": [_unjudged(unjudged, places) for unjudged in report.unjudged],
        "summary": {
            "files": report.files,
            "findings": len(report.findings),
            **{f"{severity}s": count for severity, count in report.counts().items()},
            "unknown": len(report.unjudged),
            "suppressed": report.suppressed,
            "unfollowed_modules": report.unfollowed,
            "baselined": report.baselined,
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _finding(finding: Finding, places: Places) -> dict[str, Any]:
    document = {
        "policy": finding.policy,
        "severity": str(finding.severity),
        "message": finding.message,
        **_place(finding.span, places),
        "address": finding.address,
        "source": finding.source,
        "remediation": finding.remediation,
    }
    if finding.calls:
        document["calls"] = [
            {"address": call.address, **_place(call.span, places)} for call in finding.calls
        ]
    if finding.flows:
        document["flows"] = [
            [{"told": step.told, **_place(step.span, places)} for step in flow.steps]
            for flow in finding.flows
        ]
    return document


def _unjudged(unjudged: Unjudged, places: Places) -> dict[str, Any]:
    return {
        "policy": unjudged.policy,
        "address": unjudged.address,
        "reason": unjudged.unknown.reason,
        "expression": unjudged.unknown.expression,
        **_place(unjudged.span, places),
    }


def _place(span: Span, places: Places) -> dict[str, Any]:
    start, end = places.position(span.path, span.start), places.position(span.path, span.end)
    return {
        "path": span.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
