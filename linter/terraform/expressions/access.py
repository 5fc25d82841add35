"""Reaching into values: `target.name` and `target[key]`."""

from __future__ import annotations

from linter.model import Span
from linter.terraform.construct import derived, is_unknown, marked, unknown
from linter.terraform.convert import converted
from linter.terraform.failure import RefusalError
from linter.terraform.types import (
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
from linter.terraform.value import Value


def attribute(target: Value, name: str, span: Span) -> Value:
    """Return `target.name`; digits, as in the legacy `target.0`, are an index."""
    if name.isdigit() and isinstance(target.type, ListType | TupleType):
        return index(target, Value(int(name), NUMBER, span), span)
    if target.data is None:
        raise RefusalError("this value is null, so it has no attributes", span)
    match target.type:
        case ObjectType() | MapType():
            return _named(target, name, span)
        case _ if target.type == DYNAMIC:
            return unknown(derived([target]), span)
    raise RefusalError(f"a value of type {target.type} has no attributes", span)


def index(target: Value, key: Value, span: Span) -> Value:
    """Return `target[key]`."""
    if target.data is None:
        raise RefusalError("this value is null, so it has no elements", span)
    if key.data is None:
        raise RefusalError("null is not an index", span)
    if DYNAMIC in (target.type, key.type):
        return unknown(derived([target, key]), span)
    match target.type:
        case ListType() | TupleType():
            return marked(_numbered(target, converted(key, NUMBER), span), key)
        case ObjectType() | MapType():
            name = converted(key, STRING)
            if isinstance(name.data, str):
                return marked(_named(target, name.data, span), key)
            return unknown(derived([key]), span, _element_type(target.type))
        case SetType():
            raise RefusalError("the elements of a set have no index", span)
    raise RefusalError(f"a value of type {target.type} has no elements", span)


def _named(target: Value, name: str, span: Span) -> Value:
    if isinstance(target.type, ObjectType) and name not in target.type.attributes:
        raise RefusalError(f"this object has no attribute {name!r}", span)
    if not isinstance(target.data, dict):
        return unknown(derived([target]), span, _element_type(target.type, name))
    if name not in target.data:
        raise RefusalError(f"this map has no element {name!r}", span)
    return marked(target.data[name], target)


def _numbered(target: Value, key: Value, span: Span) -> Value:
    if is_unknown(target) or is_unknown(key):
        return unknown(derived([target, key]), span, _element_type(target.type))
    items = target.data if isinstance(target.data, tuple) else ()
    if not isinstance(key.data, int) or not 0 <= key.data < len(items):
        raise RefusalError(f"there is no element {key.data} among {len(items)}", span)
    return marked(items[key.data], target)


def _element_type(kind: Type, name: str = "") -> Type:
    match kind:
        case ListType() | MapType():
            return kind.element
        case ObjectType():
            return kind.attributes.get(name, DYNAMIC)
    return DYNAMIC
