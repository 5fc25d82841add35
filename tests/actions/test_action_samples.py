"""Sample inputs from a contract, and the calls that take each branch."""

from __future__ import annotations

from typing import Any

import pytest

from linter.actions.contract import mismatches
from linter.actions.samples import HAZARD, free_text, ordinary, samples
from linter.actions.solve import branch_scenarios
from linter.actions.values import Undecided
from linter.readers.velocity import read

TYPES = {
    "text": {"type": "string"},
    "count": {"type": "integer"},
    "level": {"type": "string", "enum": ["low", "high"]},
    "on": {"type": "boolean"},
}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, "text"),
        ({"type": "string", "maxLength": 2}, "te"),
        ({"type": "string", "default": "Main"}, "Main"),
        ({"type": "string", "format": "date"}, "2026-01-31"),
        ({"type": ["null", "integer"]}, 7),
        ({"type": "integer", "minimum": 10}, 11),
        ({"type": "integer", "minimum": 10, "maximum": 10}, 10),
        ({"type": "number", "maximum": 2}, 2.0),
        ({"type": "number", "default": 3}, 3.0),
        ({"enum": ["x", "y"]}, "x"),
        ({"const": 4}, 4),
        ({"type": "boolean"}, True),
        ({"type": "null"}, None),
    ],
)
def test_an_ordinary_value_fits_its_schema(schema: Any, value: Any) -> None:
    assert ordinary(schema) == value
    assert not list(mismatches(ordinary(schema), schema))


@pytest.mark.parametrize("schema", [{}, {"type": "object"}, {"type": "array"}, "string", None])
def test_what_has_no_scalar_type_is_undecided(schema: Any) -> None:
    assert isinstance(ordinary(schema), Undecided)


def test_one_input_at_a_time_goes_to_its_edges() -> None:
    schema = {"properties": TYPES, "required": ["level", "on"]}
    first, *rest = samples(schema)
    assert first.values == {"text": "text", "count": 7, "level": "low", "on": True}
    assert [(one.varied, one.values.get(one.varied)) for one in rest] == [
        ("text", None),
        ("text", ""),
        ("text", HAZARD),
        ("count", None),
        ("count", 0),
        ("count", -1),
        ("level", "high"),
        ("on", False),
    ]
    for one in rest:
        assert dict(first.values) | dict(one.values) | {one.varied: 0} == dict(first.values) | {
            one.varied: 0
        }


def test_samples_are_bounded_and_can_be_narrowed() -> None:
    many = {"properties": {f"n{number}": {"type": "string"} for number in range(500)}}
    assert len(list(samples(many))) == 64
    assert {one.varied for one in samples(many, only={"n3"})} == {"", "n3"}


def test_text_that_is_confined_holds_no_hazard() -> None:
    assert free_text({"type": "string"})
    for confined in ({"format": "uuid"}, {"pattern": "^[a-z]+$"}, {"enum": ["a"]}):
        assert not free_text({"type": "string"} | confined)


@pytest.mark.parametrize(
    ("condition", "taken"),
    [
        ("$input.level == 'high'", {"level": "high"}),
        ('"$!{input.text}" == ""', {"text": ""}),
        ("$input.count == 3", {"count": 3}),
        ("$input.count > 9", {"count": 10}),
        ("5 > $input.count", {"count": 4}),
        ("!$input.text", {"text": None}),
        ("$input.text == $null", {"text": None}),
        ("!$input.on", {"on": False}),
        ("$input.on == 'false'", {"on": False}),
        ("$input.level == 'high' && $input.count == 3", {"level": "high", "count": 3}),
        ("$input.level != 'low'", {"level": "high"}),
        ("$input.text.equals('a')", {"text": "a"}),
        ("$input.text.isEmpty()", {"text": ""}),
    ],
)
def test_a_call_takes_the_branch(condition: str, taken: dict[str, Any]) -> None:
    first = next(branch_scenarios(read(f"#if({condition})a#end").nodes, TYPES))
    assert {name: first.values.get(name) for name in taken} == taken


def test_each_branch_and_those_within_it_get_a_call() -> None:
    text = "#if($input.level == 'a')1#elseif($input.level == 'b')#if($input.on)2#end#{else}3#end"
    calls = list(branch_scenarios(read(text).nodes, TYPES))
    assert [(one.values["level"], one.values["on"]) for one in calls] == [
        ("a", True),
        ("b", True),
        ("low", True),
        ("b", True),
    ]


def test_what_no_call_can_be_told_for_is_left_out() -> None:
    assert not list(branch_scenarios(read("#if($other.thing)a#end").nodes, TYPES))
    both = "#if($input.level == 'a')#if($input.level == 'b')never#end#end"
    assert len(list(branch_scenarios(read(both).nodes, TYPES))) == 1
