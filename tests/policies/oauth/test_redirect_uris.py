"""Which redirect URIs others can listen on."""

from __future__ import annotations

from typing import Any

import pytest

from linter.model import Unknown

SAFE = """
    https://app.example.com/callback
    HTTPS://app.example.com
    http://localhost
    http://LOCALHOST:3000/a?b=c#d
    http://dev.localhost:3000/
    http://user@localhost/
    http://127.0.0.1:8080/
    http://127.12.0.9/
    http://[::1]:4200/callback
    http://[0:0:0:0:0:0:0:1]/
    com.example.app:/callback
    com.example.app://callback
    urn:ietf:wg:oauth:2.0:oob
    httpx://example.com
"""
UNSAFE = """
    http://app.example.com/callback
    HTTP://app.example.com
    http://
    http://localhost.example.com/
    http://localhost@example.com/
    http://127.0.0.1.example.com/
    http://128.0.0.1/
    http://[::2]/
    http://[::1
    https://*.example.com/callback
    https://app.example.com/*
    *
"""


def flagged(make: Any, verdicts: Any, uri: object) -> list[str]:
    body = {"registered_redirect_uris": [uri]}
    return [
        f"{type(one).__name__} {getattr(one, 'message', '')}".strip()
        for one in verdicts([make("genesyscloud_oauth_client", body, "app")])
        if one.policy == "insecure-redirect-uri"
    ]


@pytest.mark.parametrize("uri", SAFE.split())
def test_a_safe_uri_is_silent(make: Any, verdicts: Any, uri: str) -> None:
    assert flagged(make, verdicts, uri) == []


@pytest.mark.parametrize("uri", UNSAFE.split())
def test_an_unsafe_uri_is_flagged(make: Any, verdicts: Any, uri: str) -> None:
    why = "holds a wildcard" if "*" in uri else "is plain http"
    assert flagged(make, verdicts, uri) == [f"Finding redirect URI {uri} of app {why}"]


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        (("http://a.example.com/", Unknown("x")), "Finding"),
        (("http://localhost:", Unknown("x")), "Unjudged"),
        (("https://", Unknown("x"), ".*"), "Finding"),
        ((Unknown("x"), "/callback"), "Unjudged"),
        ((), "Unjudged"),
    ],
)
def test_a_uri_known_in_part_is_judged_by_that_part(
    make: Any, verdicts: Any, parts: Any, verdict: str
) -> None:
    (found,) = flagged(make, verdicts, Unknown("x", parts=parts))
    assert found.split()[0] == verdict
