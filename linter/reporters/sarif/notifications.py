"""What a run has to say of itself, as SARIF's notifications.

They are `toolExecutionNotifications`, for conditions that arose while the tool ran (section
3.20.21); `toolConfigurationNotifications` are for those that lie in its settings (3.20.22).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.report import Report
from linter.reporters.sarif.places import artifact, physical
from linter.reporters.sarif.results import unlinked

CRASH = "failed-check"
"""The policy that the engine raises where a check crashed."""


def notifications(report: Report) -> Iterator[dict[str, Any]]:
    """Crashed checks, files passed over, and how much could not be judged."""
    places = report.places()
    for finding in report.findings:
        if finding.policy == CRASH:
            where = {"physicalLocation": physical(finding.span, places)}
            yield _told("error", finding.message, where)
    for path, reason in sorted(report.passed_over.items()):
        where = {"physicalLocation": {"artifactLocation": artifact(path)}}
        yield _told("note", f"{path} was passed over: {reason}", where)
    if report.unjudged:
        number = len(report.unjudged)
        yield _told("note", f"unknown values left {number} questions unjudged; json lists them")


def left_out(number: int) -> Iterator[dict[str, Any]]:
    """That GitHub's limits left no room for `number` findings, unless it is 0."""
    if number:
        told = f"{number} findings, the lightest, are left out: GitHub takes no more"
        yield _told("warning", told)


def _told(level: str, text: str, *where: dict[str, Any]) -> dict[str, Any]:
    document = {"level": level, "message": {"text": unlinked(text)}}
    return {**document, "locations": list(where)} if where else document
