"""Holds a value against an output contract: types, required properties, items.

Only what decides whether the platform takes the output is looked at, and nothing is executed:
`pattern` and the like are left alone. Null is let pass, as whether the platform takes it is not
published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linter.actions.samples import kind

DEPTH = 50
"""How deep the platform lets JSON nest: Resource Center, "Request configuration"."""


class Anything:
    """Stands for a part of the output that only a live response decides."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One place where a value is not what the contract says."""

    path: str
    """`customer.phones[0]`; empty for the whole output."""
    expected: str
    actual: str
    """The type that is there; `nothing` for a property that is missing."""


def mismatches(value: Any, schema: Any, path: str = "", depth: int = 0) -> Iterator[Mismatch]:
    """Where `value` does not satisfy `schema`, as far as both are known."""
    if not isinstance(schema, Mapping) or "$ref" in schema or depth > DEPTH:
        return
    if value is None or isinstance(value, Anything):
        return
    actual, expected = json_type(value), _expected(schema)
    if expected and actual not in expected and not (actual == "integer" and "number" in expected):
        yield Mismatch(path, " or ".join(expected), actual)
    elif isinstance(value, dict):
        yield from _properties(value, schema, path, depth)
    elif isinstance(value, list) and value:
        items = schema.get("items")
        for index, item in enumerate(value[:20]):
            yield from mismatches(item, items, f"{path}[{index}]", depth + 1)


def json_type(value: Any) -> str:
    """The JSON Schema name of a value's type; 5.0 is a whole number too."""
    if isinstance(value, float):
        return "integer" if value.is_integer() else "number"
    names = {bool: "boolean", int: "integer", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def _expected(schema: Mapping[str, Any]) -> list[str]:
    named = schema.get("type")
    if isinstance(named, list):
        return [name for name in named if isinstance(name, str)]
    return [kind(schema)] if kind(schema) else []


def _properties(
    value: dict[str, Any], schema: Mapping[str, Any], path: str, depth: int
) -> Iterator[Mismatch]:
    required = schema.get("required")
    properties = schema.get("properties")
    inner = properties if isinstance(properties, Mapping) else {}
    for name in required if isinstance(required, list) else []:
        if isinstance(name, str) and name not in value:
            expected = kind(inner.get(name)) or "a value"
            yield Mismatch(_below(path, name), expected, "nothing")
    for name, part in value.items():
        if name in inner:
            yield from mismatches(part, inner[name], _below(path, name), depth + 1)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
