"""Workflow commands: none but ours, the heaviest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model import Severity, Span
from linter.report import Report
from linter.reporters import github

COMMAND = re.compile(r"::(error|warning|notice) (\w+=[^:,\r\n]*(?:,\w+=[^:,\r\n]*)*)::([^\r\n]*)")


def test_each_finding_is_one_command(estate_report: Report) -> None:
    lines = github.render(estate_report).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == len(estate_report.findings)
    assert all(COMMAND.fullmatch(line) for line in commands)


def test_the_heaviest_come_first(make, fault) -> None:
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    report = make(*(fault(number, order[number % 3]) for number in range(9)))
    kinds = [COMMAND.fullmatch(line)[1] for line in github.render(report).splitlines()]
    assert kinds == ["error"] * 3 + ["warning"] * 3 + ["notice"] * 3


def test_it_says_what_github_hides(make, fault) -> None:
    assert "GitHub shows" not in github.render(make(*map(fault, range(10))))
    first = github.render(make(*map(fault, range(11)))).splitlines()[0]
    assert first == "gclint: GitHub shows 10 of the 11 errors below as annotations"


def test_columns_only_within_one_line(make, fault) -> None:
    one = github.render(make(fault(span=Span("a.tf", 0, 2)), text="ab\ncd\n"))
    two = github.render(make(fault(span=Span("a.tf", 0, 4)), text="ab\ncd\n"))
    assert "line=1,endLine=1,col=1,endColumn=3," in one
    assert "line=1,endLine=2,title=" in two


def test_a_hostile_report_gives_one_command(hostile_report: Report) -> None:
    rendered = github.render(hostile_report)
    (line,) = rendered.splitlines()
    found = COMMAND.fullmatch(line)
    assert found[1] == "error"
    assert "file=a%2Cb%3Ac%250A%3A%3Aerror%3A%3A%0A|" in found[2]
    assert "\x1b" not in found[3]


@pytest.mark.parametrize(
    "line",
    ["::error::x", " \t::error file=a::x", "a ##[error]x", "##[set-env name=A]b", "x\r::y::z"],
)
def test_a_log_beside_the_annotations_holds_no_command(line: str) -> None:
    shown = github.harmless(f"first\n{line}\nlast::not\n")
    assert shown.startswith("first\n")
    assert shown.endswith("\nlast::not\n")
    for each in re.split(r"[\r\n]", shown):
        assert not each.lstrip().startswith("::")
        assert "##[" not in each


@given(st.text(), st.text())
def test_nothing_escapes_from_a_command(path: str, message: str) -> None:
    assert not set("\r\n:,") & set(github.value(path))
    assert not set("\r\n") & set(github.data(message))
    back = github.data(message).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    assert back == message
