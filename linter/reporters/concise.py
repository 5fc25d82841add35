"""One line a finding, for editors and grep."""

from __future__ import annotations

from linter.report import Places, Report
from linter.reporters.snippet import printable


def render(report: Report) -> str:
    """`path:line:column: severity policy message`, a line each."""
    places = Places(report.text)
    lines = []
    for finding in report.findings:
        at = places.position(finding.span.path, finding.span.start)
        told = printable(finding.message)
        where = f"{printable(finding.span.path)}:{at.line}:{at.column}"
        lines.append(f"{where}: {finding.severity} {finding.policy} {told}\n")
    return "".join(lines)
