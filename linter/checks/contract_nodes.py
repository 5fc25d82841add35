"""The schemas inside a contract, each with the way that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from linter.model import KeyPath, Unknown

_SCHEMAS_BY_NAME = ("properties", "patternProperties", "definitions", "$defs")
_LISTS_OF_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMAS = ("items", "additionalItems", "additionalProperties", "contains", "not")
DEEPEST = 200
"""Levels of schemas that are followed; the platform itself takes 50 levels of JSON."""


class Node(NamedTuple):
    """A schema, or what stands where one should."""

    path: KeyPath
    schema: Any
    in_array: bool = False
    """Whether it describes a part of an array's elements."""


def nodes(body: Any, side: str) -> Iterator[Node]:
    """The contract of the `input` or `output` side and every schema in it, outermost first.

    Yields nothing where there is no contract. What is unknown is yielded as the Unknown it is.
    """
    top = f"{side}_schema"
    if not isinstance(body, dict) or top not in body:
        return
    waiting = [Node((top,), body[top])]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node.schema, dict) and len(node.path) < DEEPEST * 2:
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
