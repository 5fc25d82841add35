"""A page for people: what was found, file by file; GitHub shows it as a job's summary."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import groupby

from linter.model import Finding
from linter.report import Places, Report
from linter.reporters.snippet import printable, snippet
from linter.reporters.ways import ways

_SPECIAL = re.compile(r"[\\`*_\[\]#|~<>&$@]|(?<=www)\.|(?<=:)/", re.IGNORECASE)
"""What starts formatting, HTML, a formula, a mention or, as in `www.` and `://`, a link."""
_ROOM_FOR_NOTE = 200
"""Bytes kept for saying what was left out."""
_WIDTH = 120
"""Columns of a source line that are shown."""


def render(report: Report, most: int = sys.maxsize) -> str:
    """The counts in a table, then the findings of each file, in at most `most` bytes."""
    parts = [_summary(report)]
    left = most - len(parts[0].encode()) - _ROOM_FOR_NOTE
    missing = 0
    places = report.places()
    for path, found in groupby(report.findings, key=lambda finding: finding.span.path):
        title = f"\n### {escaped(path)}\n\n"
        for finding in found:
            entry = title + _finding(finding, places)
            left -= len(entry.encode())
            if left < 0:
                missing += 1
            else:
                parts.append(entry)
                title = ""
    if missing:
        parts.append(f"\n{missing} findings more have no room on this page.\n")
    return "".join(parts)


def escaped(text: str) -> str:
    """`text` on one line, in which nothing is taken for Markdown, HTML or somebody's name."""
    return _SPECIAL.sub(r"\\\g<0>", printable(text))


def code(text: str) -> str:
    """`text` as code, whatever backticks are in it."""
    shown = printable(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _summary(report: Report) -> str:
    rows = [
        *((f"{severity}s", count) for severity, count in report.counts().items()),
        ("suppressed", report.suppressed),
        ("not judged, a value being unknown", len(report.unjudged)),
        ("files", report.files),
    ]
    table = "".join(f"| {name} | {count} |\n" for name, count in rows)
    return f"## gclint\n\n| | |\n|---|---:|\n{table}"


def _finding(finding: Finding, places: Places) -> str:
    return "".join(f"{line}\n" for line in _lines(finding, places))


def _lines(finding: Finding, places: Places) -> Iterator[str]:
    line, source, _ = snippet(finding.span, places, _WIDTH)
    told = escaped(finding.message)
    yield f"- **{finding.severity}** line {line}: {told} ({code(finding.policy)})"
    if source.strip():
        yield f"  <br>{code(source.strip())}"
    yield f"  <br>Cure: {finding.remediation}"
    for label, way in ways(finding.flows, places):
        yield f"  <br>{label.capitalize()}: {escaped(way)}"
