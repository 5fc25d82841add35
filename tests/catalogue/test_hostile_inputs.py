"""Whatever stands in a file to build from, the answer is a table or a CatalogueError."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.catalogue import CatalogueError
from linter.catalogue.sources import listings, provider_schema, swagger
from linter.catalogue.sources.node import Node

OPERATION = {
    "security": [{"PureCloud OAuth": ["a"]}],
    "x-inin-requires-permissions": {"type": "ANY", "permissions": ["a:b:c"]},
    "responses": {"403": {"x-inin-error-codes": {"x": "y"}}},
}
BLOCK = {
    "attributes": {"a": {"type": ["list", ["object", {"b": "string"}]], "optional": True}},
    "block_types": {"c": {"nesting_mode": "set", "max_items": 1, "block": {}}},
}
SCHEMAS = {
    "provider": {"block": {}},
    "resource_schemas": {"genesyscloud_x": {"block": BLOCK}},
    "data_source_schemas": {},
}
READERS = {
    "operations": (swagger.operations, {"paths": {"/api/v2/x": {"get": OPERATION}}}),
    "error codes": (swagger.error_codes, {"paths": {"/api/v2/x": {"get": OPERATION}}}),
    "types": (provider_schema.types, {"provider_schemas": {"x/y/genesyscloud": SCHEMAS}}),
    "scopes": (listings.scopes, {"entities": [{"id": "a"}]}),
    "permissions": (
        listings.permissions,
        {
            "pageCount": 1,
            "entities": [
                {"permissionMap": {"b": [{"domain": "a", "entityType": "b", "action": "c"}]}}
            ],
        },
    ),
}

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["get", "type", "list", "entities", "a"]), inner, max_size=2
        )
    ),
    max_leaves=4,
)


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value inside of one, itself included."""
    entries: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    return [way] + [found for key, each in entries for found in places(each, (*way, key))]


def with_value(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    """A copy of `value` with another at the end of the way."""
    if not way:
        return new
    copied = value.copy()
    copied[way[0]] = with_value(value[way[0]], way[1:], new)
    return copied


def answer(reader: Callable[[Node], Any], top: Node) -> Any:
    """What the reader makes of the file, or the error it refuses it with."""
    try:
        return reader(top)
    except CatalogueError as error:
        return error


@pytest.mark.parametrize("name", READERS)
def test_the_sound_file_is_read(name: str) -> None:
    reader, sound = READERS[name]
    assert reader(Node("f", "$", sound))


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_other_value_is_read_or_refused_with_its_place(name: str, data: st.DataObject) -> None:
    reader, sound = READERS[name]
    way = data.draw(st.sampled_from(places(sound)))
    found = answer(reader, Node("f", "$", with_value(sound, way, data.draw(VALUES))))
    if isinstance(found, CatalogueError):
        assert (found.file, found.json_path[0]) == ("f", "$")
    else:
        json.dumps(sorted(found) if isinstance(found, frozenset) else found)
