"""Terraform's conversions from one type to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.model import Unknown
from linter.terraform import numbers
from linter.terraform.construct import collection, derived, is_unknown, null, object_of, tuple_of
from linter.terraform.construct import unknown as unknown_value
from linter.terraform.failure import REFUSED, RefusalError, UnknowableError
from linter.terraform.ordering import distinct, parts
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
from linter.terraform.unify import convertible, unify
from linter.terraform.value import Value


def convert(value: Value, to: Type) -> Value:
    """Convert `value` to the type `to`, filling in the defaults of optional attributes.

    Where Terraform would refuse, the result is unknown with the reason.
    """
    try:
        return converted(value, to)
    except RefusalError as refusal:
        reason = Unknown(REFUSED + refusal.reason, span=value.span)
    except UnknowableError as error:
        reason = error.unknown
    return unknown_value(reason, value.span, settled(DYNAMIC, to))


def converted(value: Value, to: Type) -> Value:
    """Convert like `convert`, but raise RefusalError where Terraform would refuse."""
    if to == DYNAMIC or (value.type == to and not _has_defaults(to)):
        return value
    if not convertible(value.type, to):
        raise RefusalError(f"{to} is required, and this is {value.type}")
    if value.data is None or is_unknown(value):
        return replace(value, type=settled(value.type, to))
    match to:
        case ObjectType():
            return _to_object(value, to)
        case MapType():
            return _to_map(value, to)
        case TupleType():
            items = list(map(converted, _items(value), to.items))
            return tuple_of(items, value.span)
        case ListType() | SetType():
            return _to_sequence(value, to)
    return _to_primitive(value, to)


def unified(values: Sequence[Value]) -> tuple[list[Value], Type]:
    """Convert `values` to one type in common; raises RefusalError where there is none."""
    common = unify(value.type for value in values)
    if common is None:
        raise RefusalError("the elements have no type in common")
    results = [converted(value, common) for value in values]
    if any(result.type != results[0].type for result in results):
        return results, _certain_type(results)
    return results, results[0].type if results else common


def _certain_type(values: list[Value]) -> Type:
    """Find the type of the values that have one; it takes the unknown ones to tell the others'.

    Raises UnknowableError where they have several, and RefusalError where nothing is unknown.
    """
    waiting = [part for value in values for part in parts(value) if _is_untyped(part)]
    if not waiting:
        raise RefusalError("the elements have no type in common")
    certain = [value.type for value in values if not any(map(_is_untyped, parts(value)))]
    if any(kind != certain[0] for kind in certain):
        raise UnknowableError(derived(waiting))
    return certain[0] if certain else DYNAMIC


def _is_untyped(part: Value) -> bool:
    return is_unknown(part) and part.type == DYNAMIC


def settled(source: Type, target: Type) -> Type:
    """Return `target` with each `any` in it replaced by what `source` has there."""
    if target == DYNAMIC:
        return source
    match target:
        case ListType() | SetType() | MapType():
            return type(target)(settled(_element(source), target.element))
        case TupleType():
            inner = (
                source.items if isinstance(source, TupleType) else (DYNAMIC,) * len(target.items)
            )
            return TupleType(tuple(map(settled, inner, target.items)))
        case ObjectType():
            return ObjectType(
                {
                    name: settled(_attribute(source, name), kind)
                    for name, kind in target.attributes.items()
                }
            )
    return target


def _element(source: Type) -> Type:
    match source:
        case ListType() | SetType() | MapType():
            return source.element
        case TupleType():
            return unify(source.items) or DYNAMIC
        case ObjectType():
            return unify(source.attributes.values()) or DYNAMIC
    return DYNAMIC


def _attribute(source: Type, name: str) -> Type:
    match source:
        case ObjectType():
            return source.attributes.get(name, DYNAMIC)
        case MapType():
            return source.element
    return DYNAMIC


def _has_defaults(kind: Type) -> bool:
    match kind:
        case ListType() | SetType() | MapType():
            return _has_defaults(kind.element)
        case TupleType():
            return any(map(_has_defaults, kind.items))
        case ObjectType():
            return bool(kind.optional) or any(map(_has_defaults, kind.attributes.values()))
    return False


def _to_primitive(value: Value, to: Type) -> Value:
    data = value.data
    if to == STRING and isinstance(data, bool):
        return replace(value, data="true" if data else "false", type=STRING)
    if to == STRING and not isinstance(data, str | tuple | dict | Unknown | None):
        return replace(value, data=numbers.text(data), type=STRING)
    if to == NUMBER and isinstance(data, str):
        return Value(numbers.parse(data), NUMBER, value.span, sensitive=value.sensitive)
    if to == BOOL and data in ("true", "1", "false", "0"):
        return Value(data in ("true", "1"), BOOL, value.span, sensitive=value.sensitive)
    raise RefusalError(f"a {to} is required")


def _to_object(value: Value, to: ObjectType) -> Value:
    given = value.data if isinstance(value.data, dict) else {}
    attributes = {}
    for name, kind in to.attributes.items():
        found = given.get(name)
        default = to.optional.get(name)
        if default is not None and (found is None or found.data is None):
            found = default
        attributes[name] = (
            null(value.span, settled(DYNAMIC, kind)) if found is None else converted(found, kind)
        )
    keys = {name: span for name, span in value.keys.items() if name in attributes}
    return replace(object_of(attributes, value.span, keys), sensitive=value.sensitive)


def _to_map(value: Value, to: MapType) -> Value:
    given = value.data if isinstance(value.data, dict) else {}
    items, element = _map_elements(list(given.values()), to.element, value.type)
    result = collection(dict(zip(given, items, strict=True)), MapType(element), value.span)
    return replace(result, keys=value.keys, sensitive=value.sensitive)


def _map_elements(items: Sequence[Value], element: Type, source: Type) -> tuple[list[Value], Type]:
    """Convert the elements of a map, which unlike those of a list may be bare nulls."""
    results = [converted(item, element) for item in items]
    certain = [item.type for item in results if item.type != DYNAMIC]
    has_null = any(item.data is None and item.type == DYNAMIC for item in results)
    if has_null and certain and all(kind == certain[0] for kind in certain):
        return results, certain[0]
    return _to_element(items, element, source)


def _to_sequence(value: Value, to: ListType | SetType) -> Value:
    items, element = _to_element(_items(value), to.element, value.type)
    if isinstance(to, SetType):
        items = distinct(items, element)
    elif isinstance(value.type, SetType) and any(map(is_unknown, items)):
        return unknown_value(derived(items), value.span, ListType(element))
    return replace(collection(items, type(to)(element), value.span), sensitive=value.sensitive)


def _to_element(items: Sequence[Value], element: Type, source: Type) -> tuple[list[Value], Type]:
    """Convert the items of a collection, and find the element type that they all have then."""
    if not items:
        return [], settled(_element(source), element)
    results = [converted(item, element) for item in items]
    return unified(results)


def _items(value: Value) -> tuple[Value, ...]:
    return value.data if isinstance(value.data, tuple) else ()
