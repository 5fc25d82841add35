"""Functions of maps and objects."""

from __future__ import annotations

from dataclasses import replace

from linter.model import Span
from linter.terraform.construct import (
    collection,
    derived,
    is_unknown,
    object_of,
    string,
    tuple_of,
    unknown,
)
from linter.terraform.convert import converted
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.functions.elements import elements, require_known
from linter.terraform.functions.signature import Invocation, Parameter, function
from linter.terraform.types import DYNAMIC, STRING, ListType, MapType, ObjectType, TupleType
from linter.terraform.value import Value


@function("keys", Parameter(DYNAMIC, takes_unknown=True))
def keys(invocation: Invocation) -> Value:
    """List the keys in order; those of an object follow from its type."""
    (given,) = invocation.arguments
    if isinstance(given.type, ObjectType):
        names = sorted(given.type.attributes)
        return tuple_of([_key(given, name, invocation.span) for name in names], invocation.span)
    if is_unknown(given):
        kind = ListType(STRING) if isinstance(given.type, MapType) else DYNAMIC
        return unknown(derived([given]), invocation.span, kind)
    found = [_key(given, name, invocation.span) for name in _entries(given)]
    return collection(found, ListType(STRING), invocation.span)


@function("values", Parameter(DYNAMIC))
def values(invocation: Invocation) -> Value:
    """List the values in the order of their keys."""
    (given,) = invocation.arguments
    found = list(_entries(given).values())
    if isinstance(given.type, MapType):
        return collection(found, ListType(given.type.element), invocation.span)
    return tuple_of(found, invocation.span)


@function(
    "lookup",
    Parameter(DYNAMIC, takes_unknown=True),
    Parameter(STRING, takes_unknown=True),
    rest=Parameter(DYNAMIC, nullable=True, takes_unknown=True),
)
def lookup(invocation: Invocation) -> Value:
    """Return the value of a key, or the default where there is no such key."""
    given, key, *default = invocation.arguments
    if len(default) > 1:
        raise RefusalError("lookup() takes at most three arguments")
    if is_unknown(given) or not isinstance(key.data, str):
        raise UnknowableError(derived([given, key]))
    found = _entries(given).get(key.data)
    if isinstance(given.type, MapType) and default:
        default = [converted(default[0], given.type.element)]
    if found is not None:
        return found
    if not default:
        raise RefusalError(f"there is no element {key.data!r}")
    return default[0]


@function("merge", rest=Parameter(DYNAMIC, nullable=True))
def merge(invocation: Invocation) -> Value:
    """Put maps or objects together; of two equal keys the later one counts."""
    given = invocation.arguments
    merged: dict[str, Value] = {}
    spans: dict[str, Span] = {}
    for value in given:
        if not (isinstance(value.type, MapType | ObjectType) or value.data is None):
            raise RefusalError("merge() takes maps and objects", value.span)
        if value.data is not None:
            merged.update(_entries(value))
            spans.update(value.keys)
    kinds = [value.type for value in given if value.type != DYNAMIC]
    if kinds and isinstance(kinds[0], MapType) and all(kind == kinds[0] for kind in kinds):
        return replace(collection(merged, kinds[0], invocation.span), keys=spans)
    return object_of(merged, invocation.span, spans)


@function("transpose", Parameter(MapType(ListType(STRING))), returns=MapType(ListType(STRING)))
def transpose(invocation: Invocation) -> Value:
    """Make the strings in the lists the keys, and the keys the lists."""
    (given,) = invocation.arguments
    require_known(given)
    turned: dict[str, list[str]] = {}
    for name, names in _entries(given).items():
        for item in elements(names):
            if not isinstance(item.data, str):
                raise RefusalError("transpose() takes no nulls", item.span)
            turned.setdefault(item.data, []).append(name)
    span = invocation.span
    lists = {
        name: collection([string(key, span) for key in sorted(found)], ListType(STRING), span)
        for name, found in turned.items()
    }
    return collection(lists, MapType(ListType(STRING)), span)


@function("zipmap", Parameter(ListType(STRING)), Parameter(DYNAMIC))
def zipmap(invocation: Invocation) -> Value:
    """Pair keys with values."""
    names, given = invocation.arguments
    require_known(names)
    found = elements(given)
    if len(elements(names)) != len(found):
        raise RefusalError("there are not as many keys as values")
    paired: dict[str, Value] = {}
    spans: dict[str, Span] = {}
    for name, value in zip(elements(names), found, strict=True):
        if not isinstance(name.data, str):
            raise RefusalError("null is not a key", name.span)
        paired[name.data] = value
        spans[name.data] = name.span
    if isinstance(given.type, TupleType):
        return object_of(paired, invocation.span, spans)
    kind = MapType(given.type.element if isinstance(given.type, ListType) else DYNAMIC)
    return replace(collection(paired, kind, invocation.span), keys=spans)


def _entries(given: Value) -> dict[str, Value]:
    if isinstance(given.data, dict):
        return given.data
    raise RefusalError(f"a value of type {given.type} is not a map", given.span)


def _key(given: Value, name: str, span: Span) -> Value:
    return string(name, given.keys.get(name, span))
