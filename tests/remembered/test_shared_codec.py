"""What units share is the same once it was written down and read again, or is not written."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model import (
    MISSING,
    CallSite,
    KeyPath,
    Resource,
    Span,
    Spans,
    Step,
    TrailLost,
    Unknown,
)
from linter.remembered.shared_codec import Unkept, resource_json, resource_of

_HEADER = Span("a.tf", 3, 9)
_TEXTS = st.text(st.characters(), max_size=4)
_UNKNOWNS = st.recursive(
    st.builds(Unknown, _TEXTS, _TEXTS, st.none() | st.just(_HEADER)),
    lambda inner: st.builds(
        Unknown,
        _TEXTS,
        _TEXTS,
        parts=st.lists(_TEXTS | inner, max_size=2).map(tuple),
        refers_to=st.lists(_TEXTS, max_size=2).map(tuple),
    ),
    max_leaves=3,
)
_NUMBERS = st.integers() | st.floats(allow_nan=False) | st.just(10**40) | st.booleans()
_VALUES = st.recursive(
    st.none() | _NUMBERS | _TEXTS | _UNKNOWNS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)


class Encoding(Spans):
    """Spans of a body in which every text and every unknown value encodes a structure."""

    def __init__(self, structure: object, deeper: Spans | None = None) -> None:
        self._structure, self._deeper = structure, deeper

    def at(self, path: KeyPath) -> Span:
        return _HEADER

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        return self._deeper and (self._structure, self._deeper)


def again(one: Resource) -> Resource:
    return resource_of(json.loads(json.dumps(resource_json(one))))


def resource(body: Any, spans: Spans) -> Resource:
    calls = (CallSite("module.a", _HEADER),)
    return Resource("aws_iam_role", "a", "aws_iam_role.a", "a.tf", body, spans, calls)


def texts(value: object, path: KeyPath = ()) -> list[KeyPath]:
    if isinstance(value, dict):
        return [one for key, inner in value.items() for one in texts(inner, (*path, key))]
    if isinstance(value, list):
        return [one for at, inner in enumerate(value) for one in texts(inner, (*path, at))]
    return [path] if isinstance(value, str | Unknown) else []


@given(_VALUES, _VALUES, _VALUES)
def test_nothing_is_lost(body: Any, structure: Any, inmost: Any) -> None:
    spans = Encoding(structure, Encoding(inmost, Encoding(None)))
    one = resource(body, spans)
    found = again(one)
    assert repr(found) == repr(one)  # tells 1 from 1.0 and True
    for path in texts(body):
        encoded = found.spans.encoded(path)
        assert encoded is not None
        assert repr(encoded[0]) == repr(structure)
        for inner in texts(structure):
            assert repr(encoded[1].encoded(inner)[0]) == repr(inmost)
    assert found.spans.encoded(("no", "such", "place")) is None
    assert found.spans.at(()) == _HEADER


@pytest.mark.parametrize(
    "body",
    [{"a": MISSING}, {"a": ("b",)}, {1: "a"}, {"a": {"\0unknown": "?"}}, [{"b"}], {"a": b"c"}],
)
def test_what_json_would_not_give_back_is_not_kept(body: Any) -> None:
    with pytest.raises(Unkept):
        resource_json(resource(body, Encoding(None)))


@pytest.mark.parametrize(
    "body",
    [
        {"fields": {"password": "Hunter2Hunter2"}},
        {"fields": {"client_secret": ["Hunter2Hunter2"]}},
        {"url": "https://it:Hunter2Hunter2@example.com/"},
        {"url": Unknown("it depends", parts=("https://it?api_key=Hunter2Hunter2&x=", "y"))},
        {"headers": [{"Authorization": "Bearer Hunter2Hunter2"}]},
        {"template": '{"password": "Hunter2Hunter2"}'},
    ],
)
def test_what_may_be_a_secret_is_not_kept(body: Any) -> None:
    with pytest.raises(Unkept):
        resource_json(resource(body, Encoding(None)))
    with pytest.raises(Unkept):
        resource_json(resource({"a": "b"}, Encoding(body, Encoding(None))))


@pytest.mark.parametrize("kind", ["ci-workflow", "load-plan", "premium-app", "aws_instance"])
def test_what_holds_texts_at_will_is_not_kept(kind: str) -> None:
    with pytest.raises(Unkept):
        resource_json(replace(resource({}, Encoding(None)), type=kind))


def test_no_place_is_made_up() -> None:
    spans = again(resource({"a": "b"}, Encoding({}, Encoding(None)))).spans
    inner = spans.encoded(("a",))
    assert inner is not None
    asked = [
        lambda: spans.at(("a",)),
        lambda: spans.key(("a",)),
        lambda: spans.within(("a",), 0, 1),
        lambda: spans.trail(("a",)),
        lambda: spans.holds_blocks(("a",)),
        lambda: spans.has_key(("a",)),
        lambda: inner[1].at(()),
    ]
    for ask in asked:
        with pytest.raises(TrailLost):
            ask()


def test_a_secret_in_an_expression_is_not_written() -> None:
    unknown = Unknown("it depends", "https://it:Hunter2Hunter2@example.com/${var.x}", parts=(
        Unknown("it depends", 'jsonencode({"client_secret": "Hunter2Hunter2"})'),
    ))  # fmt: skip
    assert "Hunter2" not in json.dumps(resource_json(resource({"a": unknown}, Encoding(None))))


class Lost(Encoding):
    def at(self, path: KeyPath) -> Span:
        raise TrailLost

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        raise TrailLost


def test_what_has_lost_its_header_is_not_kept() -> None:
    with pytest.raises(Unkept):
        resource_json(resource({}, Lost(None)))
