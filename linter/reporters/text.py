"""The report for people: source line, caret, cure, and a summary."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model import Finding
from linter.report import Places, Report
from linter.reporters.closing import closing
from linter.reporters.snippet import printable, snippet
from linter.reporters.style import BOLD, COLOURS, PLAIN, Style
from linter.reporters.ways import ways

_INDENT = 4
"""Blanks before the further lines of a message."""
_LEAST = 24
"""Columns for the first words of a message; where a path leaves fewer they get a new line."""


def render(report: Report, style: Style = PLAIN) -> str:
    """The findings in the order of their places, then the summary.

    A cure is told with the first finding of its policy in a file.
    """
    places = report.places()
    told: set[tuple[str, str]] = set()
    blocks = []
    for finding in report.findings:
        lines = [*_head(finding, places, style), *_source(finding, places, style)]
        if (key := (finding.span.path, finding.remediation)) not in told:
            told.add(key)
            lines += _labelled("cure", finding.remediation, _gutter(finding, places), style)
        for label, way in ways(finding.flows, places):
            lines += _labelled(label, way, _gutter(finding, places), style)
        blocks.append("\n".join(lines) + "\n")
    return "\n".join([*blocks, closing(report, style)])


def _head(finding: Finding, places: Places, style: Style) -> Iterator[str]:
    """Where, how bad, what, and by which policy: one line where there is room for it."""
    at = places.position(finding.span.path, finding.span.start)
    where = f"{printable(finding.span.path)}:{at.line}:{at.column}:"
    lead = f"{style.paint(BOLD, where)} {style.paint(COLOURS[finding.severity], finding.severity)}:"
    taken = len(f"{where} {finding.severity}: ")
    message = f"{printable(finding.message)} [{finding.policy}]"
    if taken + max(_LEAST, len(message.partition(" ")[0])) > style.longest:
        yield lead
        yield from style.wrapped(" " * _INDENT + message, style.longest, 0, _INDENT)
    else:
        first, *others = style.wrapped(message, style.longest, taken, _INDENT)
        yield f"{lead} {first}"
        yield from others


def _source(finding: Finding, places: Places, style: Style) -> Iterator[str]:
    gutter = _gutter(finding, places)
    number, line, marks = snippet(finding.span, places, style.width - gutter - 4)
    if line.strip():
        yield f" {number:>{gutter}} | {line}"
        yield f" {'':>{gutter}} | {style.paint(COLOURS[finding.severity], marks)}"


def _labelled(label: str, text: str, gutter: int, style: Style) -> Iterator[str]:
    before = f" {'':>{gutter}} = "
    lead = len(f"{before}{label}: ")
    width = max(lead + 40, style.width)
    first, *others = style.wrapped(printable(text), width, lead, lead)
    yield f"{before}{style.paint(BOLD, label)}: {first}"
    yield from others


def _gutter(finding: Finding, places: Places) -> int:
    line = places.position(finding.span.path, finding.span.start).line
    return max(3, len(str(line)))
