"""The report for people: source line, caret, cure, and a summary."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from linter.model import Finding, Severity
from linter.report import Places, Report
from linter.reporters.snippet import printable, snippet

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


@dataclass(frozen=True, slots=True)
class Style:
    """How the terminal wants it."""

    width: int = 100
    """Columns to keep to."""
    colour: bool = False

    def paint(self, code: str, text: str) -> str:
        """`text` in an ANSI colour, where colours are wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def render(report: Report, style: Style = Style()) -> str:
    """The findings in the order of their places, then the summary."""
    places = Places(report.text, report.secrets)
    blocks = ["\n".join(_finding(one, places, style)) + "\n" for one in report.findings]
    return "\n".join([*blocks, summary(report, style)])


def summary(report: Report, style: Style) -> str:
    """The closing lines: counts, and what could not be judged."""
    counts = [f"{n} {s}{'s' * (n != 1)}" for s, n in report.counts().items() if n]
    total = len(report.findings)
    files = f"{report.files} file{'s' * (report.files != 1)}"
    told = f"{total} finding{'s' * (total != 1)} in {files}"
    lines = [
        style.paint("1", f"{told}: {', '.join(counts)}" if counts else f"No findings in {files}")
    ]
    if report.suppressed:
        lines.append(f"{report.suppressed} suppressed.")
    lines.extend(_on_the_baseline(report))
    if report.unjudged:
        number = len(report.unjudged)
        lines.append(
            f"{number} question{'s' * (number != 1)} could not be judged because a value is "
            "unknown; --unknown note shows each."
        )
    return "\n".join(lines) + "\n"


def _on_the_baseline(report: Report) -> Iterator[str]:
    if report.baselined:
        yield f"{report.baselined} in the baseline."
    stale = sum(report.stale.values())
    if stale:
        entries = "1 entry" if stale == 1 else f"{stale} entries"
        yield f"{entries} of the baseline no longer needed; `gclint baseline prune` removes them."


def _finding(finding: Finding, places: Places, style: Style) -> Iterator[str]:
    at = places.position(finding.span.path, finding.span.start)
    where = style.paint("1", f"{printable(finding.span.path)}:{at.line}:{at.column}")
    severity = style.paint(_COLOURS[finding.severity], str(finding.severity))
    yield f"{where}: {severity}: {printable(finding.message)} [{finding.policy}]"
    gutter = max(3, len(str(at.line)))
    number, line, marks = snippet(finding.span, places, style.width - gutter - 4)
    if line.strip():
        yield f" {number:>{gutter}} | {line}"
        yield f" {'':>{gutter}} | {style.paint(_COLOURS[finding.severity], marks)}"
    yield from _labelled("cure", finding.remediation, gutter, style)
    for call in finding.calls:
        place = places.position(call.span.path, call.span.start)
        told = f"{call.address} ({printable(call.span.path)}:{place.line})"
        yield from _labelled("called by", told, gutter, style)


def _labelled(label: str, text: str, gutter: int, style: Style) -> Iterator[str]:
    lead = f" {'':>{gutter}} = {label}: "
    wrapped = textwrap.wrap(
        printable(text),
        max(40, style.width - len(lead)),
        break_long_words=False,
        break_on_hyphens=False,
    )
    for number, line in enumerate(wrapped):
        shown = f" {'':>{gutter}} = {style.paint('1', label)}: " if number == 0 else " " * len(lead)
        yield shown + line
