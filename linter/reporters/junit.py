"""JUnit's XML, which most build servers show as test results.

There is no one definition; what is written here is what
https://github.com/jenkinsci/xunit-plugin (junit-10.xsd) and https://github.com/testmoapp/junitxml
have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from linter.model import Finding
from linter.report import Places, Report
from linter.reporters.snippet import printable, snippet
from linter.reporters.ways import ways

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write: https://www.w3.org/TR/xml/#charsets."""
_WIDTH = 100
"""Columns of a source line that are shown."""


def render(report: Report) -> str:
    """A suite for each file with findings and a failed case for each; one that passed if none."""
    places = report.places()
    total = len(report.findings)
    suites = Element("testsuites", name="gclint", tests=str(max(1, total)), failures=str(total))
    for path, found in groupby(report.findings, key=lambda finding: finding.span.path):
        _suite(suites, path, list(found), places)
    if not total:
        suite = SubElement(suites, "testsuite", _counts("gclint", 1, 0))
        SubElement(suite, "testcase", name="no findings", classname="gclint")
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def writable(text: str) -> str:
    """`text` with each character that XML forbids replaced by one that shows."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _counts(name: str, tests: int, failures: int) -> dict[str, str]:
    counted = {"tests": tests, "failures": failures, "errors": 0, "skipped": 0}
    return {"name": writable(name), **{key: str(number) for key, number in counted.items()}}


def _suite(parent: Element, path: str, findings: list[Finding], places: Places) -> None:
    suite = SubElement(parent, "testsuite", _counts(path, len(findings), len(findings)))
    for finding in findings:
        at = places.position(finding.span.path, finding.span.start)
        name = f"{finding.policy} at {at.line}:{at.column}"
        case = SubElement(suite, "testcase", name=name, classname=writable(path))
        told = writable(printable(finding.message))
        failure = SubElement(case, "failure", message=told, type=str(finding.severity))
        failure.text = writable("\n".join(_lines(finding, places)))


def _lines(finding: Finding, places: Places) -> Iterator[str]:
    at = places.position(finding.span.path, finding.span.start)
    yield f"{finding.span.path}:{at.line}:{at.column}: {finding.severity}: {finding.message}"
    number, source, marks = snippet(finding.span, places, _WIDTH)
    yield f"{number} | {source}"
    yield f"{'':>{len(str(number))}} | {marks}"
    yield f"cure: {finding.remediation}"
    for label, way in ways(finding.flows, places):
        yield f"{label}: {way}"
