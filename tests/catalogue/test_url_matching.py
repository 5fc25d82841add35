"""Calls are matched to the operations that the platform publishes, or it is said why not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.catalogue import catalogue_at
from linter.catalogue.match import Ambiguous, Matched, NotPlatform, Unpublished, WrongMethod
from linter.catalogue.parts.operations import Operation
from linter.model import Unknown

CATALOGUE = catalogue_at()


def matched(method: str | None, url: str | Unknown) -> Operation | None:
    match = CATALOGUE.match(method, url)
    return match.operation if isinstance(match, Matched) else None


@pytest.mark.parametrize(
    ("method", "url", "name"),
    [
        ("get", "/api/v2/users/me", "GET /api/v2/users/me"),
        ("GET", "api/v2/users", "GET /api/v2/users"),
        ("GET", "//api.mypurecloud.ie/api/v2/users", "GET /api/v2/users"),
        ("GET", "HTTPS://API.MYPURECLOUD.IE:443/api/v2/users", "GET /api/v2/users"),
        ("GET", "api.mypurecloud.ie/api/v2/users", "GET /api/v2/users"),
        ("GET", "https://api.${input.region}.pure.cloud/api/v2/users", "GET /api/v2/users"),
        (
            "GET",
            '/api/v2/users/$esc.url("a/b?c${input.x}")/queues',
            "GET /api/v2/users/{userId}/queues",
        ),
        ("GET", '/api/v2/users${urlTool.optionalQueryParam("q", $input.q)}', "GET /api/v2/users"),
        ("GET", "/api/v2/users#if($input.q)?q=$input.q#end", "GET /api/v2/users"),
        ("GET", "/api/v2/users/{{userId}}", "GET /api/v2/users/{userId}"),
        ("GET", "/api/v2/users/pre-${input.x}-post", "GET /api/v2/users/{userId}"),
        ("GET", "/api/v2/users//${input.x}", "GET /api/v2/users/{userId}"),
        (
            None,
            "/api/v2/analytics/bots/aggregates/query",
            "POST /api/v2/analytics/bots/aggregates/query",
        ),
    ],
)
def test_match(method: str | None, url: str, name: str) -> None:
    found = matched(method, url)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("/api/now/table/incident", None),
        ("https://acme.service-now.com/api/v2/users", "acme.service-now.com"),
        ("https://${input.domain}.zendesk.com/api/v2/users", "{}.zendesk.com"),
        ("https://login.mypurecloud.com/oauth/token", "login.mypurecloud.com"),
        ("https://api.purecloud.com/api/v2/users", "api.purecloud.com"),
        ("wss://streaming.mypurecloud.ie/channels/x", "streaming.mypurecloud.ie"),
        ("arn:aws:lambda:eu-west-1:1:function:x", "arn:aws:lambda:eu-west-1:1:function:x"),
        ("", None),
        ("/", None),
        ("/services/data/v52.0/query", None),
    ],
)
def test_not_the_platform(url: str, host: str | None) -> None:
    assert CATALOGUE.match("GET", url) == NotPlatform(host)


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("GET", "/api/v2/conversations/${input.media}/${input.id}"),
        ("POST", "/api/v2/analytics/${input.kind}/aggregates/query"),
        ("POST", "https://${input.host}/api/v2/users"),
        ("GET", "${input.base}/users/me"),
        ("GET", "${input.webhookUrl}"),
        ("GET", "https://api.mypurecloud.ie${input.path}"),
        ("GET", "/api/${input.version}/users"),
        ("GET", "/api/v2/users#foreach($x in $input.y)/$x#end"),
        ("GET", "/api/v2/users/${input.x"),
        ("GET", "/api/v2/users/$esc.url($input.x"),
        (None, "/api/v2/users"),
        ("${input.method}", "/api/v2/users"),
    ],
)
def test_what_is_open_is_not_guessed(method: str | None, url: str) -> None:
    match = CATALOGUE.match(method, url)
    assert isinstance(match, Ambiguous)
    assert match.reason


def test_candidates_are_those_that_the_known_text_leaves() -> None:
    match = CATALOGUE.match("POST", "/api/v2/analytics/${input.kind}s/aggregates/query")
    assert isinstance(match, Ambiguous)
    paths = [one.path for one in match.candidates]
    assert "/api/v2/analytics/bots/aggregates/query" in paths
    assert all(re.fullmatch(r"/api/v2/analytics/\w+s/aggregates/query", path) for path in paths)


def test_an_unknown_value_gives_its_own_reason() -> None:
    for parts in ((), ("/api/v2/routing/", Unknown("inner")), ("/api/v2/none/", Unknown("inner"))):
        match = CATALOGUE.match("GET", Unknown("var.path has no default", parts=parts))
        assert isinstance(match, Ambiguous)
        assert match.reason == "var.path has no default"


def test_a_known_path_with_another_method() -> None:
    match = CATALOGUE.match("POST", "/api/v2/users/${input.id}")
    assert isinstance(match, WrongMethod)
    assert (match.method, match.path) == ("POST", "/api/v2/users/{userId}")
    assert [one.method for one in match.published] == ["DELETE", "GET", "PATCH"]


def test_the_most_literal_path_decides() -> None:
    match = CATALOGUE.match("GET", "/api/v2/alerting/alerts/all")
    assert isinstance(match, WrongMethod)
    assert match.path == "/api/v2/alerting/alerts/all"


def test_a_word_in_place_of_a_parameter_is_no_published_path() -> None:
    match = CATALOGUE.match("POST", "/api/v2/users/export")
    assert isinstance(match, Unpublished)


PIECES = st.sampled_from(
    [
        "/api/v2/",
        "/",
        "users",
        "${",
        "}",
        "$input",
        "$!{input.x}",
        "$esc.url(",
        ")",
        '"',
        "'",
        "#if(",
        "#end",
        "?",
        "{",
        "{{",
        "}}",
        ":",
        "https://",
        "api.mypurecloud.ie",
        "//",
        "@",
        "\n",
        "\ue000",
        "\ue001",
        "\ue002",
        "[",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)
UNKNOWNS = st.lists(TEXTS | st.just(Unknown("r")), max_size=5).map(
    lambda parts: Unknown("r", parts=tuple(parts))
)


@settings(max_examples=200, deadline=None)
@given(
    st.none() | st.sampled_from(["GET", "post", "", "x y"]) | st.text(max_size=3), TEXTS | UNKNOWNS
)
def test_matching_never_fails_and_repeats_itself(method, url) -> None:
    match = CATALOGUE.match(method, url)
    assert match == CATALOGUE.match(method, url)
    assert isinstance(match, Matched | Ambiguous | WrongMethod | Unpublished | NotPlatform)


def test_long_and_hostile_addresses_are_cut_short() -> None:
    for text in ("${" * 50_000, "/api/v2" + "/x" * 50_000, '$a("' * 50_000, "{" * 50_000):
        assert CATALOGUE.match("GET", text) is not None


@pytest.mark.parametrize("url", ["/api/v2/users/..", "/api/v2/../v2/users", "/api/v2/./users"])
def test_steps_up_in_a_path_leave_it_open(url: str) -> None:
    assert isinstance(CATALOGUE.match("GET", url), Ambiguous)
