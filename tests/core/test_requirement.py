"""JSON Schema over values that may be unknown: every composition with its three answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model import Fault, Unknown
from linter.requirement import judge_schema

U = Unknown("nobody knows")
HOLDS, FAILS, UNDECIDED = "holds", "fails", "undecided"


def verdict(schema: Any, body: Any) -> str:
    judgements = list(judge_schema(schema, body))
    if any(isinstance(one, Fault) for one in judgements):
        return FAILS
    return UNDECIDED if judgements else HOLDS


CASES = [
    ({"properties": {"a": {"const": 1}}}, {"a": 1}, HOLDS),
    ({"properties": {"a": {"const": 1}}}, {"a": 2}, FAILS),
    ({"properties": {"a": {"const": 1}}}, {"a": U}, UNDECIDED),
    ({"properties": {"a": {"const": 1}}}, {}, HOLDS),
    ({"properties": {"a": {"not": {"const": 1}}}}, {"a": U}, UNDECIDED),
    ({"properties": {"a": {"const": [1, 2]}}}, {"a": [1, U]}, UNDECIDED),
    ({"properties": {"a": {"enum": [1, 2]}}}, {"a": U}, UNDECIDED),
    ({"properties": {"a": {"uniqueItems": True}}}, {"a": [1, U]}, UNDECIDED),
    ({"required": ["a"]}, {}, FAILS),
    ({"required": ["a"]}, {"a": U}, UNDECIDED),
    ({"required": ["a"]}, U, UNDECIDED),
    ({"not": {"required": ["a"]}}, {"a": U}, UNDECIDED),
    ({"not": {"required": ["a"]}}, {"a": 1}, FAILS),
    ({"properties": {"a": False}}, {"a": U}, UNDECIDED),
    ({"properties": {"a": False}}, {"a": 1}, FAILS),
    ({"properties": {"a": False}}, {}, HOLDS),
    ({"items": {"type": "string"}}, ["x", U], UNDECIDED),
    ({"items": {"type": "string"}}, [3, U], FAILS),
    ({"minItems": 2}, [U, U], HOLDS),
    ({"minItems": 3}, [U, U], FAILS),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1, "b": U}, HOLDS),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"b": U}, UNDECIDED),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, FAILS),
    ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1, "b": U}, UNDECIDED),
    ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1}, HOLDS),
    ({"contains": {"const": 1}}, [2, U], UNDECIDED),
    ({"contains": {"const": 1}}, [2], FAILS),
    ({"contains": {"const": 1}}, [1], HOLDS),
    ({"allOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": U}, FAILS),
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}}, {"a": 1}, FAILS),
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}}, {"a": U}, UNDECIDED),
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": False}, {}, FAILS),
    ({"additionalProperties": False, "properties": {"a": {}}}, {"a": U}, HOLDS),
    ({"additionalProperties": False, "properties": {"a": {}}}, {"b": 1}, FAILS),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, FAILS),
    (False, {}, FAILS),
    (True, U, HOLDS),
]


@pytest.mark.parametrize(("schema", "body", "expected"), CASES)
def test_three_answers(schema: Any, body: Any, expected: str) -> None:
    assert verdict(schema, body) == expected


def test_an_unknown_does_not_hide_a_failure_beside_it() -> None:
    schema = {"properties": {"a": {"const": 1}, "b": {"const": 2}}}
    judgements = list(judge_schema(schema, {"a": U, "b": 3}))
    assert [one.path for one in judgements if isinstance(one, Fault)] == [("b",)]
    assert U in judgements


def test_a_stray_key_is_pointed_at() -> None:
    (fault,) = judge_schema({"properties": {"a": {}}, "additionalProperties": False}, {"b": 1})
    assert isinstance(fault, Fault)
    assert (fault.path, fault.on_key, fault.details["key"]) == (("b",), True, "b")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=6,
)
schemas = st.deferred(
    lambda: st.one_of(
        st.builds(lambda value: {"const": value}, json_values),
        st.builds(lambda kind: {"type": kind}, st.sampled_from(["object", "array", "string"])),
        st.builds(lambda keys: {"required": keys}, st.lists(st.sampled_from("ab"), unique=True)),
        st.builds(lambda inner: {"properties": {"a": inner}}, schemas),
        st.builds(lambda inner: {"items": inner}, schemas),
        st.builds(lambda inner: {"not": inner}, schemas),
        st.builds(lambda one, two: {"anyOf": [one, two]}, schemas, schemas),
        st.builds(lambda one, two: {"oneOf": [one, two]}, schemas, schemas),
        st.builds(lambda one, two: {"if": one, "then": two}, schemas, schemas),
    )
)


def _with_unknown(body: Any, seen: list[int], at: int) -> Any:
    """`body` with its `at`-th part replaced by an unknown."""
    seen[0] += 1
    if seen[0] == at:
        return U
    if isinstance(body, dict):
        return {key: _with_unknown(value, seen, at) for key, value in body.items()}
    if isinstance(body, list):
        return [_with_unknown(value, seen, at) for value in body]
    return body


@given(schemas, json_values, st.integers(1, 6))
def test_never_fails_where_the_hidden_value_would_have_passed(
    schema: Any, body: Any, at: int
) -> None:
    hidden = _with_unknown(body, [0], at)
    if verdict(schema, body) == HOLDS:
        assert verdict(schema, hidden) != FAILS
    else:
        assert verdict(schema, hidden) != HOLDS
