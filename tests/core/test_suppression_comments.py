"""Comments as people write them: in every form, at every place, in files of any system."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from linter import bundled
from linter.excuse import State
from linter.loader import load_policies
from linter.model import Policy
from linter.readers.yaml_document import read_yaml
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings, settings_from
from linter.tree import MemoryTree

TODAY = date(2026, 6, 1)
CLIENT = """\
resource "genesyscloud_oauth_client" "widget" {
  name                  = "Widget"
  authorized_grant_type = "TOKEN"
}
"""
MANIFEST = """\
app:
  id: 6a0e9c9e-2b1f-4a53-9d5e-1c1b0c8c6f10
  name: X
grantType: TOKEN
calls:
  - method: GET
    path: /api/v2/nowhere/at/all
"""
ONLY = ("implicit-oauth-grant", "unknown-operation", "wrong-method")


@cache
def policies() -> tuple[Policy, ...]:
    return load_policies([bundled.folder("policies")])


def judge(files: Mapping[str, str], settings: str = "{}", wanted: set[str] | None = None) -> Report:
    document = read_yaml(".gclint.yaml", settings)
    return run(
        Job(
            tree=MemoryTree({".gclint.yaml": settings, **files}),
            wanted=frozenset(files if wanted is None else wanted) | {".gclint.yaml"},
            named=frozenset(),
            policies=policies(),
            settings=Settings(only=ONLY)
            if settings == "{}"
            else settings_from(document.data, Path(".gclint.yaml"), document.spans),
            today=TODAY,
        )
    )


def found(report: Report) -> list[str]:
    return [one.policy for one in report.findings]


def above(line: str, comment: str, text: str = CLIENT) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return text.replace(line, f"{indent}{comment}\n{line}", 1)


GRANT = '  authorized_grant_type = "TOKEN"'
HEADER = 'resource "genesyscloud_oauth_client" "widget" {'
BODY = "gclint: ignore[implicit-oauth-grant] agreed with security"


@pytest.mark.parametrize(
    "comment", [f"# {BODY}", f"// {BODY}", f"/* {BODY} */", f"/*{BODY}*/", f"/*\n {BODY}\n*/"]
)
@pytest.mark.parametrize("line", [GRANT, HEADER], ids=["argument", "block"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_form_of_comment_excuses_the_statement_below(
    comment: str, line: str, ends: str
) -> None:
    text = above(line, comment).replace("\n", ends)
    report = judge({"main.tf": text})
    assert (found(report), report.suppressed) == ([], 1)


@pytest.mark.parametrize("comment", [f"# {BODY}", f"// {BODY}", f"/* {BODY} */"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_form_of_comment_excuses_the_line_before_it(comment: str, ends: str) -> None:
    text = CLIENT.replace(GRANT, f"{GRANT} {comment}").replace("\n", ends)
    report = judge({"main.tf": text})
    assert (found(report), report.suppressed) == ([], 1)


def test_a_comment_before_a_statement_on_its_line_covers_that_line() -> None:
    report = judge({"main.tf": CLIENT.replace(GRANT, f"/* {BODY} */ {GRANT}")})
    assert (found(report), report.suppressed) == ([], 1)


def test_at_the_top_of_a_file_it_covers_the_statement_right_below_and_no_more() -> None:
    second = CLIENT.replace("widget", "other")
    report = judge({"main.tf": f"# {BODY}\n\n{CLIENT}\n{second}"})
    assert found(report) == ["unused-suppression", *["implicit-oauth-grant"] * 2]
    report = judge({"main.tf": f"# {BODY}\n{CLIENT}\n{second}"})
    assert found(report) == ["implicit-oauth-grant"]
    assert report.findings[0].address.endswith(".other")


def test_above_a_sibling_it_covers_the_sibling_alone() -> None:
    report = judge({"main.tf": above('  name                  = "Widget"', f"# {BODY}")})
    assert found(report) == ["unused-suppression", "implicit-oauth-grant"]


def test_one_of_several_ids_may_be_unused() -> None:
    comment = "# gclint: ignore[implicit-oauth-grant, wrong-method] agreed"
    report = judge({"main.tf": above(GRANT, comment)})
    (flaw,) = report.findings
    assert (flaw.policy, "wrong-method" in flaw.message) == ("unused-suppression", True)
    assert [one.state for one in report.standings] == [State.IN_FORCE, State.UNUSED]


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# gclint: ignore[] agreed", "names no policy"),
        ("# gclint: ignore[implicit-oauth-grant]", "no reason"),
        ("/* gclint: ignore[implicit-oauth-grant] */", "no reason"),
        ("# gclint: ignore[Implicit-OAuth-Grant] agreed", "no policy is called"),
        ("# gclint: ignore[failed-check] it crashes here", "mandatory"),
        ("# gclint: ignore implicit-oauth-grant, agreed", "names no policy"),
        ("# gclint: ignore", "names no policy"),
        ("# gclint:ignore[implicit-oauth-grant", "names no policy"),
    ],
)
def test_what_does_not_count_is_said(comment: str, told: str) -> None:
    report = judge({"main.tf": above(GRANT, comment)})
    flaws = [one.message for one in report.findings if one.policy == "unused-suppression"]
    assert [told in one for one in flaws] == [True], flaws
    assert "implicit-oauth-grant" in found(report)


@pytest.mark.parametrize(
    "comment", ["# gclint is run in CI", "# see gclint: explain", "# ignore[implicit-oauth-grant]"]
)
def test_other_comments_are_none_of_its_business(comment: str) -> None:
    assert found(judge({"main.tf": above(GRANT, comment)})) == ["implicit-oauth-grant"]


def test_what_stands_in_a_string_is_no_comment() -> None:
    text = CLIENT.replace('"Widget"', f'"# {BODY}"')
    assert found(judge({"main.tf": text})) == ["implicit-oauth-grant"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    "text",
    [
        MANIFEST.replace("at/all", "at/all # gclint: ignore[unknown-operation] comes in spring"),
        above("  - method: GET", "# gclint: ignore[unknown-operation] comes in spring", MANIFEST),
        above("calls:", "# gclint: ignore[unknown-operation] comes in spring", MANIFEST),
    ],
    ids=["behind", "above the item", "above the key"],
)
def test_yaml_comments(text: str, ends: str) -> None:
    assert "unknown-operation" in found(judge({"app.yaml": MANIFEST}))
    report = judge({"app.yaml": text.replace("\n", ends)})
    assert not {"unknown-operation", "unused-suppression"} & set(found(report))
    assert report.suppressed == 1


RULE = """\
only_here: 1
suppressions:
  - policy: implicit-oauth-grant
    address: {address}
    reason: agreed with security
    until: {until}
"""


@pytest.mark.parametrize(
    ("address", "until", "flaw"),
    [
        ("genesyscloud_oauth_client.widget", "2026-06-01", None),
        ("genesyscloud_oauth_client.*", "2026-12-31", None),
        ("genesyscloud_oauth_client.gone", "2026-12-31", "unused-suppression"),
        ("genesyscloud_oauth_client.widget", "2026-05-31", "expired-suppression"),
    ],
)
def test_rules_of_the_settings_are_held_to_the_same(
    address: str, until: str, flaw: str | None
) -> None:
    settings = RULE.format(address=address, until=until).partition("\n")[2]
    report = judge({"main.tf": CLIENT}, settings)
    policies_found = set(found(report))
    assert ("implicit-oauth-grant" in policies_found) == (flaw is not None)
    assert {"unused-suppression", "expired-suppression"} & policies_found == ({flaw} - {None})
    if flaw is not None:
        (told,) = (one for one in report.findings if one.policy == flaw)
        assert told.span.path == ".gclint.yaml"
        assert settings[told.span.start : told.span.end] == "implicit-oauth-grant"
