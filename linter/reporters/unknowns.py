"""What could not be judged, a line each."""

from __future__ import annotations

from linter.report import Places, Report
from linter.reporters.snippet import printable


def render(report: Report, severity: str) -> str:
    """`path:line:column: severity: policy could not be judged for address: reason`."""
    places = Places(report.text)
    lines = []
    for one in report.unjudged:
        at = places.position(one.span.path, one.span.start)
        where = f"{printable(one.span.path)}:{at.line}:{at.column}"
        told = f"{one.policy} could not be judged for {one.address}: {one.unknown.reason}"
        lines.append(f"{where}: {severity}: {printable(told)}\n")
    return "".join(lines) + ("\n" if lines else "")
