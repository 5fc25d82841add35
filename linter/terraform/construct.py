"""Building values, each with the type that its data has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final
from unicodedata import normalize

from linter.model import Span, Unknown
from linter.terraform.numbers import COUNTED, Number, number
from linter.terraform.types import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    MapType,
    ObjectType,
    SetType,
    TupleType,
    Type,
)
from linter.terraform.value import NO_KEYS, Value

MAX_NESTING: Final = 100
"""Levels of lists and objects in one value; deeper is unknown, so that walking stays safe."""


MAX_WEIGHT: Final = 250_000
"""Values that one value may hold; one that holds more is unknown."""


def null(span: Span, kind: Type = DYNAMIC) -> Value:
    """Build a null of the type `kind`."""
    return Value(None, kind, span)


def boolean(data: bool, span: Span) -> Value:
    """Build a bool."""
    return Value(data, BOOL, span)


def numeric(data: Number, span: Span) -> Value:
    """Build a number."""
    return Value(data, NUMBER, span)


def counted(data: int, span: Span) -> Value:
    """Build a number that Terraform counted, such as a length, an index or `count.index`."""
    return Value(number(data, COUNTED), NUMBER, span)


def string(data: str, span: Span) -> Value:
    """Build a string that was computed, not written. Terraform keeps strings in form NFC."""
    return Value(normalize("NFC", data), STRING, span)


def unknown(cause: Unknown, span: Span, kind: Type = DYNAMIC) -> Value:
    """Build an unknown value of the type `kind`."""
    return Value(cause, kind, span)


def tuple_of(items: Sequence[Value], span: Span) -> Value:
    """Build a tuple."""
    return _nested(Value(tuple(items), TupleType(tuple(item.type for item in items)), span))


def object_of(
    attributes: Mapping[str, Value], span: Span, keys: Mapping[str, Span] | None = None
) -> Value:
    """Build an object, its attributes in Terraform's order, which is that of their names."""
    ordered = {name: attributes[name] for name in sorted(attributes)}
    kind = ObjectType({name: value.type for name, value in ordered.items()})
    return _nested(Value(ordered, kind, span, keys or NO_KEYS))


def collection(
    items: Mapping[str, Value] | Sequence[Value], kind: ListType | SetType | MapType, span: Span
) -> Value:
    """Build a list, set or map whose items already have the element type of `kind`."""
    inner = items.values() if isinstance(items, Mapping) else items
    weighed = type(kind)(kind.element, sum(item.type.weight for item in inner) + 1)
    if isinstance(items, Mapping):
        return _nested(Value({name: items[name] for name in sorted(items)}, weighed, span))
    return _nested(Value(tuple(items), weighed, span))


def marked(value: Value, *sources: Value) -> Value:
    """Make `value` sensitive where one of the values that it was computed from is."""
    if value.sensitive or not any(source.sensitive for source in sources):
        return value
    return replace(value, sensitive=True)


def derived(causes: Iterable[Value | Unknown]) -> Unknown:
    """Say why a value computed from `causes` is unknown: the first reason, every resource."""
    found = [_cause(cause) for cause in causes]
    unknowns = [cause for cause in found if cause is not None]
    first = unknowns[0]
    refers_to = tuple(dict.fromkeys(name for cause in unknowns for name in cause.refers_to))
    if not first.parts and refers_to == first.refers_to:
        return first
    return replace(first, parts=(), refers_to=refers_to)


def is_unknown(value: Value) -> bool:
    """Tell whether the value itself, not merely something inside it, is unknown."""
    return isinstance(value.data, Unknown)


def _cause(cause: Value | Unknown) -> Unknown | None:
    data = cause.data if isinstance(cause, Value) else cause
    return data if isinstance(data, Unknown) else None


def _nested(value: Value) -> Value:
    if value.type.depth <= MAX_NESTING and value.type.weight <= MAX_WEIGHT:
        return value
    reason = f"it is nested more than {MAX_NESTING} levels deep"
    if value.type.weight > MAX_WEIGHT:
        reason = f"it holds more than {MAX_WEIGHT} values"
    return unknown(Unknown(reason, span=value.span), value.span)
