"""Which findings a comment or a rule of the settings excuses, and which suppressions are flawed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from linter.excuse import Rules, excuse
from linter.model import Finding, LineIndex, Severity, Span
from linter.settings import SuppressionRule
from linter.suppression import Suppression, suppression_of, suppressions_in

RULES = Rules(
    today=date(2026, 6, 1),
    known={"a-policy", "b-policy", "firm-policy"},
    judged={"a-policy", "b-policy", "firm-policy"},
    mandatory={"firm-policy"},
)
TEXT = """\
first = 1 # gclint: ignore[a-policy] the first is fine
# gclint: ignore[a-policy] the whole block is fine
# gclint: ignore[b-policy] and so is this about it
block {
  second = 2
}
third = 3
"""


def read(text: str) -> list[Suppression]:
    comments = [Span("f", match.start(), match.end()) for match in re.finditer("#.*", text)]
    block = text.find("block {")
    extents = [(block, text.find("}") + 1)] if block >= 0 else []
    return list(suppressions_in("f", text, comments, extents))


def finding(text: str, at: str, policy: str = "a-policy") -> Finding:
    start = text.index(at)
    return Finding(policy, Severity.ERROR, "m", Span("f", start, start + 1), "x.y", "practice", "c")


def outcome(text: str, *findings: Finding) -> tuple[list[str], list[str]]:
    index = LineIndex(text)
    result = excuse(findings, read(text), lambda one: index.position(one.span.start).line, RULES)
    return [one.policy for one in result.kept], [flaw.told for flaw in result.flaws]


def test_a_comment_behind_a_statement_covers_its_line() -> None:
    kept, _ = outcome(TEXT, finding(TEXT, "first"), finding(TEXT, "third"))
    assert kept == ["a-policy"]


def test_a_comment_of_its_own_covers_the_statement_below_the_comments() -> None:
    kept, flaws = outcome(
        TEXT,
        finding(TEXT, "second"),
        finding(TEXT, "block {", "b-policy"),
        finding(TEXT, "first"),
    )
    assert (kept, flaws) == ([], [])


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# gclint: ignore[a-policy]", "no reason"),
        ("# gclint: ignore[a-policy] until=2027-01-01", "no reason"),
        ("# gclint: ignore[a-policy] why not until=tomorrow", "is not a day"),
        ("# gclint: ignore[a-policy] why not until=2026-05-31", "ended on 2026-05-31"),
        ("# gclint: ignore[zz-policy] why not", "no policy is called zz-policy"),
        ("# gclint: ignore[firm-policy] why not", "mandatory"),
    ],
)
def test_a_flawed_suppression_does_not_count(comment: str, told: str) -> None:
    text = f"first = 1 {comment}\n"
    kept, flaws = outcome(text, finding(text, "first"))
    assert kept == ["a-policy"]
    assert told in flaws[0]


def test_the_last_day_still_counts() -> None:
    text = "first = 1 # gclint: ignore[a-policy] agreed until=2026-06-01\n"
    assert outcome(text, finding(text, "first")) == ([], [])


def test_an_unused_one_is_told() -> None:
    assert outcome("first = 1 # gclint: ignore[a-policy] agreed\n")[1] == [
        "no finding of a-policy is here"
    ]


def test_several_ids_share_a_comment() -> None:
    text = "first = 1 # gclint: ignore[a-policy, b-policy] agreed\n"
    kept, flaws = outcome(text, finding(text, "first"), finding(text, "first", "b-policy"))
    assert (kept, flaws) == ([], [])


@pytest.mark.parametrize(("address", "kept"), [("x.y", 0), ("x.*", 0), ("x.z", 1), ("x", 1)])
def test_a_rule_of_the_settings_goes_by_address(address: str, kept: int) -> None:
    rule = SuppressionRule("a-policy", address, "agreed", None, Span(".gclint.yaml", 0, 0))
    result = excuse([finding(TEXT, "first")], [suppression_of(rule)], lambda _: 1, RULES)
    assert len(result.kept) == kept
