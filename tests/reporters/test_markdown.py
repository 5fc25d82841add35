"""The page for people, of which no finding can take hold."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from linter.model import Severity
from linter.report import Report
from linter.reporters import markdown


def test_counts_and_files(make, fault) -> None:
    page = markdown.render(make(fault(0), fault(1, Severity.NOTE)))
    assert page.startswith("## gclint\n\n| | |\n|---|---:|\n| errors | 1 |\n| warnings | 0 |\n")
    assert page.count("### ") == 1
    assert "- **error** line 1: fault 0 (`implicit-oauth-grant`)" in page


def test_a_hostile_report_is_shown_and_not_followed(hostile_report: Report) -> None:
    page = markdown.render(hostile_report)
    assert len([line for line in page.splitlines() if line.startswith("- **")]) == 1
    assert page.count("### ") == 1
    prose = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", page)
    assert "\x1b" not in page
    assert not re.search(r"(?<!\\)<(?!br>)", prose)
    assert not re.search(r"(?<!\\)\[", prose)
    assert "https://g" not in prose


def test_no_larger_than_asked_for(make, fault) -> None:
    report = make(*map(fault, range(500)))
    page = markdown.render(report, 10_000)
    assert 5_000 < len(page.encode()) <= 10_000
    left_out = re.search(r"(\d+) findings more have no room", page)
    assert page.count("- **error**") + int(left_out[1]) == 500


def test_wide_characters_count_as_the_bytes_they_are(make, fault) -> None:
    report = make(*(fault(number, message="€" * 100) for number in range(100)))
    assert len(markdown.render(report, 10_000).encode()) <= 10_000


@given(st.text())
def test_code_is_closed_by_what_opened_it(text: str) -> None:
    shown = markdown.code(text)
    fence = re.match("`+", shown)[0]
    assert fence not in shown[len(fence) : -len(fence)]
    assert "\n" not in shown


@given(st.text(alphabet="ab\\`*_[]#|~<>&$@:/w.\n"))
def test_what_is_special_is_escaped(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]#|~<>&$@]", markdown.escaped(text))
