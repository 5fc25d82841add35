"""What keeps a finding's name, and what changes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.fingerprint import fingerprints, subject
from linter.model import Finding, Severity, Span
from linter.report import Places

TEXT = 'resource "genesyscloud_oauth_client" "crm" {\n  authorized_grant_type = "TOKEN"\n}\n'


def finding(text: str = TEXT, word: str = '"TOKEN"', start: int = 0, **changed: object) -> Finding:
    at = text.index(word, start)
    path = str(changed.pop("path", "main.tf"))
    told = {
        "policy": "implicit-oauth-grant",
        "severity": Severity.WARNING,
        "message": "crm uses the implicit grant",
        "span": Span(path, at, at + len(word)),
        "address": "genesyscloud_oauth_client.crm",
        "source": "platform",
        "remediation": "Use another grant.",
    }
    return Finding(**{**told, **changed})


def name(one: Finding, text: str = TEXT, secrets: tuple[Span, ...] = ()) -> str:
    return fingerprints([one], Places(lambda _: text, secrets))[one]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n# moved\n" + TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("  ", "\t\t").replace(" = ", "="),
        'a = { b = 1 }\n\n"TOKEN"',
    ],
)
def test_it_survives_moved_and_reformatted_lines(text: str) -> None:
    assert name(finding(text), text) == name(finding())


@pytest.mark.parametrize("path", ["other/place.tf", "C:/estate/main.tf", "ünï cödé.tf"])
def test_it_survives_a_renamed_file(path: str) -> None:
    assert name(finding(path=path)) == name(finding())


def test_it_survives_reworded_messages_and_new_severities() -> None:
    assert name(finding(message="new words", severity=Severity.ERROR)) == name(finding())


def test_text_over_several_lines_is_the_same_whatever_its_indent() -> None:
    flat, spread = '["a","b"]', '[\r\n      "a",\r\n      "b"\r\n]'
    assert name(finding(flat, flat), flat) == name(finding(spread, spread), spread)


@pytest.mark.parametrize(
    "changed",
    [{"policy": "other-policy"}, {"address": "genesyscloud_oauth_client.erp"}],
)
def test_another_policy_or_subject_is_another_finding(changed: dict[str, object]) -> None:
    assert name(finding(**changed)) != name(finding())


def test_another_text_is_another_finding() -> None:
    text = TEXT.replace("TOKEN", "CODE")
    assert name(finding(text, '"CODE"'), text) != name(finding())


def test_equal_ones_are_counted() -> None:
    text = '"TOKEN" "TOKEN" "TOKEN"'
    three = [finding(text, start=at) for at in (0, 8, 16)]
    places = Places(lambda _: text)
    all_names = fingerprints(three, places)
    assert len(set(all_names.values())) == 3
    assert set(fingerprints(three[1:], places).values()) < set(all_names.values())
    assert fingerprints(reversed(three), places) == all_names


@pytest.mark.parametrize(
    ("address", "known_by"),
    [
        ("genesyscloud_flow.main", "genesyscloud_flow.main"),
        ("module.crm.genesyscloud_flow.main[0]", "genesyscloud_flow.main"),
        ('module.crm["a].b"].module.x[1].genesyscloud_flow.main["k.]"]', "genesyscloud_flow.main"),
        ("data.genesyscloud_user.me", "data.genesyscloud_user.me"),
        ("module.crm", "module.crm"),
        ("main.tf", ""),
        ("main.tf#2", "#*"),
        ("main.tf#/roles/3/name", "#/roles/*/name"),
    ],
)
def test_a_subject_is_known_by_its_place_in_its_module(address: str, known_by: str) -> None:
    assert subject(finding(address=address)) == known_by


def test_a_secret_has_no_part_in_it() -> None:
    first, second = 'x = "hunter2"', 'x = "correct horse"'
    one, other = finding(first, '"hunter2"'), finding(second, '"correct horse"')
    hidden = name(one, first, (Span("main.tf", 5, 12),))
    assert hidden == name(other, second, (Span("main.tf", 5, 18),))
    assert hidden != name(one, first)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_has_a_name(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    one = finding(TEXT)
    one = finding(span=Span("main.tf", start, min(start + length, len(text))))
    assert len(name(one, text)) == 32
