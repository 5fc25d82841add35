"""Passing over what can hold no secret loses none, and texts come as they stand."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model import KeyPath, Resource, Span, Spans, Unknown, View
from linter.secret_name import may_name_secret, names_secret
from linter.secret_text import may_hold_secrets, secrets_in
from linter.views import secret_holder
from linter.views.field import Field
from linter.views.index import ResourceIndex
from linter.views.texts import texts

KEYS = st.sampled_from(
    [
        "clientSecret",
        "api-Key",
        "id_TOKEN",
        "pass",
        "\u212aey",
        "access_\u212aey",
        "Authorization",
        "pa\u017f\u017fword",
        "name",
        "response",
        "token_url",
        "properties",
        "a.b",
        "",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=4),
    st.sampled_from(
        [
            "hunter2",
            "client_secret=abc",
            '{"password": "abc"}',
            '{"token"\n:"abc"}',
            "Basic dXNlcg==",
            "https://u:hunter2@h",
            "?key=abc&x",
            "{not json: =",
            '["abc"]',
            "-----BEGIN PRIVATE KEY",
            "-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAA\n-----END",
            " [1",
            "${x}",
        ]
    ),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.none(), st.booleans(), st.integers(), st.just(Unknown("it depends"))),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(KEYS, inner, max_size=3),
        st.builds(
            lambda body, plain: json.dumps(body, ensure_ascii=plain, default=lambda _: "x"),
            st.one_of(st.lists(inner, max_size=2), st.dictionaries(KEYS, inner, max_size=2)),
            st.booleans(),
        ),
    ),
    max_leaves=8,
)
KINDS = st.sampled_from(["variable", "data-action", "genesyscloud_user", "app-manifest", "tfvars"])


class At(Spans):
    """Every text is where its path says, character by character."""

    def at(self, path: KeyPath) -> Span:
        return Span(repr(path), 0, 1_000)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        return Span(repr(path), start, end)


def holders(kind: str, body: object) -> list[View]:
    top = {"variable": {"default": body}, "data-action": {"config": body}}.get(kind, body)
    resource = Resource(kind, "token", f"{kind}.token", "main.tf", top, At())
    return list(secret_holder.build(ResourceIndex([resource])))


@given(KINDS, VALUES)
@settings(max_examples=300, deadline=None)
def test_nothing_is_passed_over_that_holds_a_secret(kind: str, body: object) -> None:
    quick = holders(kind, body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secret_holder, "_suspicious", lambda *_: True)
        assert holders(kind, body) == quick


def every(key: str, field: Field, skipped: frozenset[str]) -> Iterator[tuple[str, object, KeyPath]]:
    """The same by way of fields, one by one."""
    text = field.value
    if isinstance(text, Unknown) or (isinstance(text, str) and text.lstrip()[:1] in ("{", "[")):
        inner = field.decoded_or_unknown()
        field = inner if isinstance(inner.value, dict | list) else field
    if isinstance(field.value, dict):
        for name, one in field.entries():
            if not {name, name.lower()} & skipped:
                yield from every(name, one, skipped)
    elif isinstance(field.value, list):
        for one in field.items():
            yield from every(key, one, skipped)
    elif isinstance(field.value, str):
        yield key, field.value, field.path


@given(VALUES, st.sets(KEYS))
@settings(max_examples=300, deadline=None)
def test_texts_come_in_their_order_with_their_keys_and_places(
    body: object, passed: set[str]
) -> None:
    skipped = frozenset(passed)
    found = texts("top", Field(body, At(), ("at",)), lambda *_: True, skipped)
    expected = every("top", Field(body, At(), ("at",)), skipped)
    assert [(key, one.value, one.path) for key, one in found] == list(expected)


@given(st.text(max_size=5), st.one_of(KEYS, TEXTS), st.text(max_size=5))
def test_what_finds_secrets_finds_none_where_there_can_be_none(
    before: str, text: str, after: str
) -> None:
    whole = before + text + after
    assert may_name_secret(whole) or not (names_secret(text) or names_secret(whole))
    assert may_hold_secrets(whole) or not list(secrets_in(whole))
