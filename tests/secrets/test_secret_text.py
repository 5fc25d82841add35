"""Secrets inside longer texts, and texts that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.secret_text import header_token, secrets_in

KEY_FILE = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq\n-----END RSA PRIVATE KEY-----"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("grant_type=password&client_secret=hunter2&x=1", [("client_secret", "hunter2")]),
        ("https://a.example/b?key=AIza12&lang=en", [("key", "AIza12")]),
        ('{"user": "a", "password": "hunter2"}', [("password", "hunter2")]),
        ('{"a": ${input.a}, "api_key" : "9f8a"}', [("api_key", "9f8a")]),
        ("https://crm:hunter2@crm.example.com/", [("the password in the URL", "hunter2")]),
        (KEY_FILE, [("the private key", "\nMIIEpAIBAAKCAQEA7bq\n")]),
    ],
)
def test_finds_a_secret_in(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.key, text[one.start : one.end]) for one in secrets_in(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "client_secret=${credentials.clientSecret}",
        "client_secret=$input.secret&x=1",
        '{"password": "${input.password}"}',
        '{"password": "$esc.jsonString(${input.password})"}',
        "https://${user}:${password}@example.com/",
        "https://example.com:8080/a@b",
        "grant_type=password&scope=a",
        "key=value",
        '{"type": "object", "properties": {"password": {"type": "string"}}}',
        "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA7bq\n-----END CERTIFICATE-----",
    ],
)
def test_finds_none_in(text: str) -> None:
    assert list(secrets_in(text)) == []


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("Bearer abc.def", "abc.def"),
        ("basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        ("Bearer ${authResponse.access_token}", None),
        ('Basic $encoding.base64("a")', None),
        ("Bearer", None),
    ],
)
def test_the_token_of_a_header(text: str, token: str | None) -> None:
    assert [text[one.start : one.end] for one in header_token(text)] == [token] * bool(token)


@given(st.text(alphabet='ab=&?:/@"{}$-.\n ', max_size=200) | st.text(max_size=80))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    for one in [*secrets_in(text), *header_token(text)]:
        assert 0 <= one.start < one.end <= len(text)
