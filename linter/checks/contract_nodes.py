"""The schemas inside a contract, each with the way that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, NamedTuple

from linter.checks.context import Context
from linter.checks.last import Last
from linter.kept import kept
from linter.model import Estate, KeyPath, Unknown, View

_SCHEMAS_BY_NAME = ("properties", "patternProperties", "definitions", "$defs")
_LISTS_OF_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMAS = ("items", "additionalItems", "additionalProperties", "contains", "not")
_INNER: Final = frozenset((*_SCHEMAS_BY_NAME, *_LISTS_OF_SCHEMAS, *_SCHEMAS))
"""What a schema has other schemas in; most have none."""
SIDES: Final = ("input", "output")
DEEPEST = 200
"""Levels of schemas that are followed; the platform itself takes 50 levels of JSON."""


class Node(NamedTuple):
    """A schema, or what stands where one should."""

    path: KeyPath
    schema: Any
    in_array: bool = False
    """Whether it describes a part of an array's elements."""


class Contract:
    """The contract of one side of a data action; without nodes where there is none."""

    def __init__(self, body: Any, side: str) -> None:
        self.nodes = tuple(_nodes(body, f"{side}_schema"))
        """Every schema in it, outermost first. What is unknown is the Unknown it is."""

    @cached_property
    def unknown(self) -> Unknown | None:
        """Why it cannot be told what one of the schemas describes, if that is so."""
        found = (unknown_in(node) for node in self.nodes)
        return next((one for one in found if one is not None), None)


def contract_of(view: View, side: str, context: Context) -> Contract:
    """The contract of one of the SIDES of a data action, the same one for every check."""
    return _contracts(context.estate).of(view)[side]


@kept(1)
def _contracts(_estate: Estate) -> Last[dict[str, Contract]]:
    return Last(lambda view: {side: Contract(view.body, side) for side in SIDES})


def _nodes(body: Any, top: str) -> Iterator[Node]:
    if not isinstance(body, dict) or top not in body:
        return
    waiting = [Node((top,), body[top])]
    while waiting:
        node = waiting.pop()
        yield node
        schema = node.schema
        if not isinstance(schema, dict) or _INNER.isdisjoint(schema):
            continue
        if len(node.path) < DEEPEST * 2:
            waiting.extend(reversed(list(_inner(node))))


def unknown_in(node: Node) -> Unknown | None:
    """Why it cannot be told what a schema describes: it, its type or its properties are unknown."""
    if isinstance(node.schema, Unknown):
        return node.schema
    if not isinstance(node.schema, dict):
        return None
    kinds = node.schema.get("type")
    for part in (kinds, *(kinds if isinstance(kinds, list) else ()), node.schema.get("properties")):
        if isinstance(part, Unknown):
            return part
    return None


def is_array(schema: Any) -> bool:
    """Whether a schema describes an array: by its type, or by `items` where it names no type."""
    if not isinstance(schema, dict):
        return False
    kinds = schema.get("type")
    return kinds == "array" or (
        "array" in kinds if isinstance(kinds, list) else kinds is None and "items" in schema
    )


def _inner(node: Node) -> Iterator[Node]:
    schema, path = node.schema, node.path
    for key in _SCHEMAS_BY_NAME:
        if isinstance(schema.get(key), dict):
            for name, inner in schema[key].items():
                yield Node((*path, key, name), inner, node.in_array)
    below = node.in_array or is_array(schema)
    for key in (*_LISTS_OF_SCHEMAS, *_SCHEMAS):
        if key not in schema or isinstance(schema[key], bool):
            continue
        inside = below if key in ("items", "prefixItems", "contains") else node.in_array
        several = isinstance(schema[key], list)
        for number, inner in enumerate(schema[key] if several else [schema[key]]):
            yield Node((*path, key, number) if several else (*path, key), inner, inside)
