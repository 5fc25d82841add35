"""Calls are matched to the operations that the platform publishes."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.catalogue import (
    Ambiguous,
    Matched,
    NotPlatform,
    Operation,
    Unpublished,
    WrongMethod,
    catalogue_at,
)
from linter.catalogue.urls.index import index, routes
from linter.catalogue.urls.template import HOLE
from linter.model import Unknown

CATALOGUE = catalogue_at()
OPERATIONS = list(CATALOGUE.operations)
PARAMETER = re.compile(r"\{(\w+)\}")

FORMS = {
    "documented": r"{\1}",
    "velocity": r"${input.\1}",
    "silent velocity": r"$!{input.\1}",
    "short velocity": r"$input.\1",
    "escaped": r"$esc.url($input.\1)",
    "escaped text": r'$esc.url("${input.\1}")',
    "escaped in braces": r"${esc.url($input.\1)}",
    "escaped for Terraform": r"$${input.\1}",
    "route": r":\1",
    "id": "6b5c1f0e-5d1e-4c0b-9d51-0f2f6a3f8c11",
    "placeholder": "YOUR_ID",
}


def misses(template: str, frame: str) -> list[str]:
    """The operations that do not match themselves once their parameters are filled in."""
    return [
        one.name
        for one in OPERATIONS
        if matched(one.method, frame.format(PARAMETER.sub(template, one.path))) != one
    ]


def matched(method: str | None, url: str | Unknown) -> Operation | None:
    match = CATALOGUE.match(method, url)
    return match.operation if isinstance(match, Matched) else None


@pytest.mark.parametrize("form", FORMS)
def test_every_operation_matches_itself(form: str) -> None:
    assert misses(FORMS[form], "{}") == []


@pytest.mark.parametrize("region", CATALOGUE.regions.all, ids=lambda region: region.name)
def test_every_operation_matches_itself_on_the_host_of(region) -> None:
    assert misses("${input.x}", f"https://{region.api_host}{{}}") == []


@pytest.mark.parametrize(
    "frame",
    ["{}/", "{}?pageSize=25&name=a/b", "{}#top", "{}?x=${{input.y}}", "https://api.${{x}}{}"],
)
def test_every_operation_matches_itself_in(frame: str) -> None:
    assert misses("${input.x}", frame) == []


def test_every_operation_matches_with_unknown_terraform_values() -> None:
    for one in OPERATIONS:
        pieces = PARAMETER.split(one.path)
        parts = [
            Unknown("var.x has no default") if at % 2 else piece for at, piece in enumerate(pieces)
        ]
        whole = Unknown("var.x has no default", parts=tuple(part for part in parts if part))
        assert matched(one.method, whole) == one


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


REPORTED = [
    (
        "POST",
        "/api/v2/quality/evaluations/bulk",
        "POST /api/v2/quality/conversations/{conversationId}/evaluations",
        "0.1",
    ),
    (
        "POST",
        "/api/v2/messaging/organizations/${input.orgId}/conversations",
        "POST /api/v2/conversations/messages",
        "1.1",
    ),
    (
        "POST",
        "https://api.mypurecloud.ie/api/v2/analytics/botconversations/summary",
        "POST /api/v2/analytics/bots/aggregates/query",
        "2.2",
    ),
    ("POST", "/api/v2/recordings/exports", "POST /api/v2/recording/jobs", "3.1"),
    (
        "GET",
        "/api/v2/recordings/conversations/",
        "GET /api/v2/conversations/{conversationId}/recordings",
        "4.1",
    ),
]


@pytest.mark.parametrize(("method", "url", "nearest", "verdict"), REPORTED)
def test_endpoints_of_the_field_reports(method: str, url: str, nearest: str, verdict: str) -> None:
    for asked in (method, None):
        if asked is None and verdict == "0.1":
            continue
        match = CATALOGUE.match(asked, url)
        assert isinstance(match, Unpublished)
        assert match.nearest[0].name == nearest
        assert match.counterpart is not None
        assert match.counterpart.verdicts == (verdict,)


@pytest.mark.parametrize(
    ("method", "url", "nearest"),
    [
        ("GET", "/api/v2/routing/queue/${input.id}", "GET /api/v2/routing/queues/{queueId}"),
        ("POST", "/api/v2/user", "POST /api/v2/users"),
        ("POST", "/api/v2/external-contacts/contacts", "POST /api/v2/externalcontacts/contacts"),
        (
            "POST",
            "/api/v2/outbound/campaigns/start",
            "POST /api/v2/outbound/campaigns/{campaignId}/start",
        ),
        (
            "GET",
            "/api/v2/flows/datatable/$input.id/rows",
            "GET /api/v2/flows/datatables/{datatableId}/rows",
        ),
        (
            "GET",
            "/api/v2/analytics/conversatons/details",
            "GET /api/v2/analytics/conversations/details",
        ),
    ],
)
def test_suggestions(method: str, url: str, nearest: str) -> None:
    match = CATALOGUE.match(method, url)
    assert isinstance(match, Unpublished)
    assert match.counterpart is None
    assert match.nearest[0].name == nearest


def test_nothing_is_suggested_for_what_nothing_is_like() -> None:
    match = CATALOGUE.match("GET", "/api/v2/xyzzy/${input.x}")
    assert match == Unpublished("GET", "/api/v2/xyzzy/{}", (), None)


def test_a_slip_in_any_path_suggests_the_path() -> None:
    for one in OPERATIONS[::40]:
        first = one.path.split("/")[3]
        slip = one.path.replace(f"/{first}", f"/{first[:-1]}", 1)
        match = CATALOGUE.match(one.method, slip)
        if isinstance(match, Unpublished):
            assert one in match.nearest, slip


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


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(OPERATIONS),
    st.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=8),
)
def test_the_name_of_an_input_does_not_matter(one: Operation, name: str) -> None:
    path = PARAMETER.sub(lambda _: f"${{input.a{name}}}", one.path)
    assert matched(one.method, path) == one


def test_long_and_hostile_addresses_are_cut_short() -> None:
    for text in ("${" * 50_000, "/api/v2" + "/x" * 50_000, '$a("' * 50_000, "{" * 50_000):
        assert CATALOGUE.match("GET", text) is not None


def test_matching_looks_at_few_of_the_paths() -> None:
    tree = index(CATALOGUE.operations.paths)
    assert next(routes(tree, ("api", "v2", "users", HOLE)))[1].paths == ["/api/v2/users/{userId}"]
    areas = tree.literals["api"].literals["v2"].literals
    opened = [name for name, node in areas.items() if "_children" in vars(node)]
    assert opened == ["users"]
