"""Workflow commands, which GitHub Actions turns into annotations.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.model import Finding, Severity
from linter.report import Places, Report
from linter.reporters.region import region_of
from linter.reporters.snippet import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
SHOWN = 10
"""Annotations of each kind that GitHub shows of a step; it drops the others without a word."""


def render(report: Report) -> str:
    """A command for each finding, the heaviest first, for GitHub shows the first of each kind."""
    places = report.places()
    ordered = sorted(report.findings, key=lambda one: one.severity.rank)
    return "".join(f"{line}\n" for line in (*_hidden(report), *_commands(ordered, places)))


def data(text: str) -> str:
    """`text` as the message of a command, of which no line can start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """`text` as the value of a command's property, which cannot end it."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def harmless(text: str) -> str:
    """`text` as lines of a log in which the runner finds no command, in its old form or its new.

    https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
    """
    return re.sub(r"(^|[\r\n])(\s*):(?=:)", r"\1\2: ", text.replace("##[", "## ["))


def _commands(findings: list[Finding], places: Places) -> Iterator[str]:
    for finding in findings:
        told = f"{printable(finding.message)}\nCure: {printable(finding.remediation)}"
        where = ",".join(f"{name}={value(text)}" for name, text in _properties(finding, places))
        yield f"::{_COMMANDS[finding.severity]} {where}::{data(told)}"


def _properties(finding: Finding, places: Places) -> Iterator[tuple[str, str]]:
    region = region_of(finding.span, places)
    yield "file", finding.span.path
    yield "line", str(region.line)
    yield "endLine", str(region.end_line)
    if region.line == region.end_line:  # the runner refuses columns of several lines
        yield "col", str(region.column)
        yield "endColumn", str(region.end_column)
    yield "title", f"gclint {finding.policy}"


def _hidden(report: Report) -> Iterator[str]:
    for severity, count in report.counts().items():
        if count > SHOWN:
            yield f"gclint: GitHub shows {SHOWN} of the {count} {severity}s below as annotations"
