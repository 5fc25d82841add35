"""The report for people, in terminals of several widths."""

from __future__ import annotations

import re

import pytest

from linter.model import Severity, Span
from linter.report import Report
from linter.reporters import text
from linter.reporters.style import Style

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def terminal(columns: int, colour: bool = False) -> Style:
    return Style(width=columns, longest=columns, colour=colour)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_lines_end_at_a_blank_before_the_terminal_does(estate_report: Report, columns: int) -> None:
    for line in text.render(estate_report, terminal(columns)).splitlines():
        words = line.split()
        assert len(line) <= columns or max(map(len, words)) > columns - 14, line


def test_narrow_or_wide_it_says_the_same(estate_report: Report) -> None:
    def said(style: Style) -> list[str]:
        lines = text.render(estate_report, style).splitlines()
        return " ".join(line for line in lines if " | " not in line).split()

    assert said(terminal(60)) == said(terminal(120)) == said(Style())


def test_colour_adds_nothing_but_colour(estate_report: Report) -> None:
    for columns in (60, 80, 120):
        plain = text.render(estate_report, terminal(columns))
        coloured = text.render(estate_report, terminal(columns, colour=True))
        assert ANSI.sub("", coloured) == plain
        assert "\x1b" not in plain


def test_a_long_path_leaves_the_message_a_line_of_its_own(make, fault) -> None:
    path = "a/very/long/path/to/some/configuration/of/an/estate.tf"
    report = make(fault(span=Span(path, 0, 1), message="what is wrong"))
    first, second = text.render(report, terminal(60)).splitlines()[:2]
    assert first == f"{path}:1:1: error:"
    assert second == "    what is wrong [implicit-oauth-grant]"


def test_a_cure_is_told_once_a_file(make, fault) -> None:
    other = fault(5, span=Span("other.tf", 0, 1))
    rendered = text.render(make(fault(0), fault(1), fault(2), other))
    assert rendered.count("= cure: Mend it.") == 2
    assert rendered.count("error: fault") == 4


def test_many_findings_are_counted_by_policy(make, fault) -> None:
    few = [fault(number) for number in range(5)]
    many = [fault(number, Severity.WARNING, policy="overlong-token") for number in range(5, 32)]
    assert "overlong-token\n" not in text.render(make(*few, *many[:25]))
    tail = text.render(make(*few, *many)).splitlines()[-5:]
    assert tail[:-1] == [
        "    27  warning  overlong-token",
        "     5  error    implicit-oauth-grant",
        "",
        "32 findings in 1 file: 5 errors, 27 warnings",
    ]
    assert "`gclint baseline write`" in tail[-1]
    assert "baseline write" not in text.render(make(*few))


def test_large_numbers_can_be_read(make, fault) -> None:
    rendered = text.render(make(*map(fault, range(1_200)), fault(0, policy="overlong-token")))
    assert "\n 1,200  error    implicit-oauth-grant\n" in rendered
    assert "1,201 findings in 1 file: 1,201 errors\n" in rendered


def test_policies_beyond_a_screen_are_summed_up(make, fault) -> None:
    report = make(*(fault(number, policy=f"p-{number % 14:02}") for number in range(42)))
    assert "    12  of 4 other policies\n" in text.render(report)


def test_nothing_found(make) -> None:
    assert text.render(make()) == "No findings in 1 file\n"


def test_a_hostile_report_moves_no_cursor(hostile_report: Report) -> None:
    rendered = text.render(hostile_report)
    assert not set(rendered) & {chr(code) for code in (*range(10), *range(11, 32), 127)}
