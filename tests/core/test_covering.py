"""Suppressions cover what holding each against each finding would say."""

from __future__ import annotations

from fnmatch import fnmatchcase

from hypothesis import given
from hypothesis import strategies as st

from linter.covering import covering
from linter.model import Finding, Severity, Span
from linter.suppression import Suppression

PATHS = st.sampled_from(["a.tf", "b.tf"])
POLICIES = st.sampled_from(["p", "q"])
ADDRESSES = st.sampled_from(["x.y", "x.y[0]", "module.m.x.y", "x.*", "*", "x.y[*]", "m*x.?", "x.?"])


def finding(policy: str, path: str, line: int, address: str) -> Finding:
    return Finding(policy, Severity.NOTE, "m", Span(path, line, line), address, "practice", "c")


def comment(policy: str, path: str, start: int, length: int) -> Suppression:
    lines = range(start, start + length)
    return Suppression(policy, "why", None, Span(path, start, start), lines)


def rule(policy: str, address: str) -> Suppression:
    return Suppression(policy, "why", None, Span(".gclint.yaml", 0, 0), address=address)


def covers(one: Suppression, found: Finding) -> bool:
    if one.policy != found.policy:
        return False
    if one.address is not None:
        literally = one.address.replace("[", "[[]").replace("?", "[?]")
        return fnmatchcase(found.address, literally)
    return found.span.path == one.span.path and found.span.start in one.lines


FINDINGS = st.lists(st.builds(finding, POLICIES, PATHS, st.integers(1, 12), ADDRESSES), max_size=9)
SUPPRESSIONS = st.lists(
    st.builds(comment, POLICIES, PATHS, st.integers(1, 12), st.integers(1, 9))
    | st.builds(rule, POLICIES, ADDRESSES),
    max_size=9,
)


@given(findings=FINDINGS, suppressions=SUPPRESSIONS)
def test_as_each_against_each(findings: list[Finding], suppressions: list[Suppression]) -> None:
    found = covering(findings, suppressions, lambda one: one.span.start)
    expected = {
        one: [each for each in suppressions if covers(each, one)] for one in dict.fromkeys(findings)
    }
    assert {one: set(several) for one, several in found.items()} == {
        one: set(several) for one, several in expected.items() if several
    }


def test_many_of_both_take_no_longer_than_they_are_many() -> None:
    asked = []
    findings = [finding("p", "a.tf", line, "x.y") for line in range(20_000)]
    comments = [comment("p", "a.tf", line, 3) for line in range(0, 20_000, 3)]
    rules = [rule("p", f"x.{number}") for number in range(20_000)]
    found = covering(findings, [*comments, *rules], lambda one: asked.append(1) or one.span.start)
    assert len(found) == len(asked) == 20_000
