"""What a screen is sure of, jsonschema would have come to; held on schemas of every sort."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from referencing.exceptions import Unresolvable

from linter import bundled
from linter.catalogue import catalogue_at
from linter.checks.document_shape import _schema as bundled_schema
from linter.checks.iam.document import _schema as iam_schema
from linter.estate import read_estate
from linter.loader import load_policies
from linter.model import Fault, Unknown, is_known
from linter.requirement import holds
from linter.requirement.assertions import Answer
from linter.requirement.screen import screen
from linter.requirement.three_valued import judge
from linter.terraform import VariableInputs
from linter.tree import MemoryTree

U, V = Unknown("nobody knows"), Unknown("it depends")
NAMES = st.sampled_from("ab")
SMALL = st.integers(0, 3)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 3)
    | st.sampled_from([0.0, 1.0, 1.5, -0.0, 1e300, float("nan")])
    | st.sampled_from(["", "a", "b", "ab"])
)
TYPES = st.sampled_from(["array", "boolean", "integer", "null", "number", "object", "string"])


def _bodies(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
        max_leaves=6,
    )


KNOWN = _bodies(SCALARS)
BODIES = _bodies(SCALARS | st.just(U) | st.just(V))
ASSERTIONS = {
    "const": KNOWN,
    "enum": st.lists(SCALARS, min_size=1, max_size=3),
    "exclusiveMaximum": SMALL,
    "exclusiveMinimum": SMALL,
    "format": st.just("uuid"),
    "maxItems": SMALL,
    "maxLength": SMALL,
    "maxProperties": SMALL,
    "maximum": SMALL | st.just(1.5),
    "minItems": SMALL,
    "minLength": SMALL,
    "minProperties": SMALL,
    "minimum": SMALL,
    "pattern": st.sampled_from(["a", "^b", "^$", "A|b"]),
    "required": st.lists(NAMES, unique=True),
    "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
    # not understood by a screen
    "contains": st.just({"const": 1}),
    "multipleOf": st.just(2),
    "unevaluatedProperties": st.just(False),
    "uniqueItems": st.just(True),
    "prefixItems": st.just([{"type": "string"}]),
    "dependentRequired": st.just({"a": ["b"]}),
    "propertyNames": st.just({"const": "a"}),
    "$id": st.just("https://elsewhere.example"),
}


def _inside(inner: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    several = st.lists(inner, min_size=1, max_size=3)
    named = st.dictionaries(NAMES, inner, min_size=1)
    return {
        "additionalProperties": inner,
        "allOf": several,
        "anyOf": several,
        "dependentSchemas": named,
        "else": inner,
        "if": inner,
        "items": inner,
        "not": inner,
        "oneOf": several,
        "patternProperties": st.dictionaries(st.sampled_from(["a", "^b"]), inner, min_size=1),
        "properties": named,
        "then": inner,
    }


def _schemas(inner: st.SearchStrategy[Any], own: dict[str, Any]) -> st.SearchStrategy[Any]:
    keywords = {**own, **_inside(inner)}
    chosen = st.lists(st.sampled_from(sorted(keywords)), min_size=1, max_size=3, unique=True)
    return chosen.flatmap(lambda names: st.fixed_dictionaries({n: keywords[n] for n in names}))


LEAVES = st.booleans() | st.just({}) | _schemas(st.booleans(), ASSERTIONS)
REFERRING = st.just({"$ref": "#/$defs/it"}) | st.just({"$ref": "#/$defs/round"})
SCHEMAS = st.recursive(LEAVES | REFERRING, lambda inner: _schemas(inner, ASSERTIONS), max_leaves=5)


def with_definitions(schema: Any, definition: Any) -> Any:
    if isinstance(schema, bool):
        return schema
    round_about = {"type": ["string", "object"], "properties": {"a": {"$ref": "#/$defs/round"}}}
    return {**schema, "$defs": {"it": definition, "round": round_about}}


def bear_out(answer: Answer, schema: Any, body: Any) -> None:
    if isinstance(answer, Unknown):
        assert list(judge(schema, body)) == [answer]
    elif answer is not None:
        judgements = list(judge(schema, body))
        assert any(isinstance(one, Fault) for one in judgements) is not answer
        assert not [one for one in judgements if isinstance(one, Unknown)]


@settings(max_examples=1000)
@given(SCHEMAS, LEAVES, BODIES)
def test_a_screen_says_what_jsonschema_says(schema: Any, definition: Any, body: Any) -> None:
    whole = with_definitions(schema, definition)
    try:
        bear_out(screen(whole)(body), whole, body)
    except Unresolvable:  # beside an `$id` a reference leads nowhere, and nobody can judge by it
        reject()


@pytest.mark.parametrize(
    ("schema", "body", "answer"),
    [
        ({"const": 1}, 1.0, True),
        ({"const": 1}, True, False),
        ({"const": False}, 0, False),
        ({"enum": [0, "a"]}, False, False),
        ({"const": "a"}, ["a"], False),
        ({"const": "a"}, [U], None),
        ({"type": "integer"}, 1.0, True),
        ({"type": "integer"}, True, False),
        ({"type": "number"}, 1, True),
        ({"format": "uuid"}, U, U),
        ({"type": "string"}, U, U),
        ({"anyOf": [{}, {"type": "string"}]}, U, None),
        ({"anyOf": [{"type": "string"}], "type": "string"}, U, U),
        ({"properties": {"a": {"not": {"const": "*"}}}}, {"a": U}, U),
        ({"items": {"type": "string"}}, [U, "a", U], U),
        ({"items": {"type": "string"}}, [U, 1], None),
        ({"items": {"type": "string"}}, [U, V], None),
        ({"not": {"items": {"type": "string"}}}, [U], U),
        ({"if": {"type": "string"}, "then": False}, U, None),
        ({"properties": {"a": {"type": "string"}}, "minProperties": 1}, {"a": V}, V),
        ({}, U, True),
        ({"properties": {"a": False}}, {"a": U}, U),
        ({"required": ["a"]}, {"a": U}, None),
        ({"not": {"required": ["a"]}}, {}, True),
        ({"not": {"required": ["a"]}}, {"a": U}, None),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": U, "b": 1}, True),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": U, "b": 1}, None),
        ({"items": {"type": "string"}}, ["a", U], U),
        ({"uniqueItems": False}, [1, 1], None),
        ({"$defs": {"b": True}, "items": {"$id": "x:y", "$ref": "#/$defs/b"}}, [1], None),
        ({"$ref": "#/$defs/a~1b", "$defs": {"a~1b": True}}, 1, None),
    ],
)  # fmt: skip
def test_what_it_is_sure_of(schema: Any, body: Any, answer: Answer) -> None:
    assert screen(schema)(body) is answer
    if answer is not None:
        bear_out(answer, schema, body)


@pytest.mark.parametrize(
    "schema", [{"type": "strin"}, {"properties": 3}, {"pattern": "("}, {"minItems": "3"}, 7]
)
def test_what_is_no_schema_surely_holds_for_nothing(schema: Any) -> None:
    assert not holds(schema, ["x"])
    assert not holds({"not": schema}, ["x"])


@cache
def bodies_of_examples() -> list[Any]:
    """What the examples of every policy are made of, without repetitions."""
    found = {repr(body): body for body in _bodies_of_examples()}
    return list(found.values())


def _bodies_of_examples() -> Iterator[Any]:
    for policy in load_policies([bundled.folder("policies")]):
        for example in (*policy.good, *policy.bad):
            tree = MemoryTree(example.files)
            estate = read_estate(tree, tree.paths(), VariableInputs(), catalogue_at(None)).estate
            for subjects in map(estate.of_kind, estate.kinds()):
                yield from (subject.body for subject in subjects)


def schemas_of_ours() -> Iterator[tuple[str, Any]]:
    for policy in load_policies([bundled.folder("policies")]):
        schema = policy.options.get("require", policy.require)
        if isinstance(schema, dict | bool):
            yield policy.id, schema
        elif policy.check == "document-shape":
            yield policy.id, bundled_schema(policy.options["schema"])
    yield "settings", bundled_schema("settings")
    yield from ((f"iam-{use}", iam_schema(use)) for use in ("trust", "permission", "resource"))


@pytest.mark.parametrize("schema", [pytest.param(one, id=name) for name, one in schemas_of_ours()])
def test_what_is_known_in_an_example_is_screened(schema: Any) -> None:
    screened = screen(schema)
    for body in bodies_of_examples():
        answer = screened(body)
        assert answer is not None or not is_known(body)
        bear_out(answer, schema, body)


def test_jsonschema_is_imported_where_a_screen_is_not_sure() -> None:
    code = (
        "import sys; from linter.requirement import judge_schema\n"
        "from linter.model import Unknown\n"
        "assert not list(judge_schema({'type': 'string'}, 'a'))\n"
        "assert list(judge_schema({'type': 'string'}, Unknown('who knows')))\n"
        "assert 'jsonschema' not in sys.modules\n"
        "assert list(judge_schema({'type': 'string'}, 1))\n"
        "assert 'jsonschema' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
