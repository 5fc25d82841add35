"""Functions that make lists out of lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from linter.terraform import numbers
from linter.terraform.arithmetic import added
from linter.terraform.construct import (
    collection,
    derived,
    is_unknown,
    numeric,
    tuple_of,
)
from linter.terraform.convert import converted
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.functions.elements import count, element_type, elements, require_known
from linter.terraform.functions.signature import Invocation, Parameter, function
from linter.terraform.limits import refuse_elements
from linter.terraform.numbers import Number
from linter.terraform.ordering import equal, unique
from linter.terraform.types import (
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    SetType,
    TupleType,
)
from linter.terraform.unify import unify
from linter.terraform.value import Value

LONGEST_RANGE: Final = 1024
"""Numbers that range() yields before Terraform refuses."""


@function(
    "chunklist",
    Parameter(ListType(DYNAMIC)),
    Parameter(NUMBER),
    returns=ListType(ListType(DYNAMIC)),
)
def chunklist(invocation: Invocation) -> Value:
    """Cut a list into lists of a length."""
    given, size = invocation.arguments
    items, length = elements(given), count(size)
    chunks = [items[at : at + length] for at in range(0, len(items), length)] if length else [items]
    if length < 0:
        raise RefusalError("the length of a chunk is not negative", size.span)
    kind = ListType(element_type(given.type))
    lists = [collection(chunk, kind, invocation.span) for chunk in chunks if items]
    return collection(lists, ListType(kind), invocation.span)


@function("coalescelist", rest=Parameter(DYNAMIC, nullable=True, takes_unknown=True))
def coalescelist(invocation: Invocation) -> Value:
    """Return the first list that is not empty."""
    for given in invocation.arguments:
        if is_unknown(given):
            raise UnknowableError(derived([given]))
        if not isinstance(given.type, ListType | TupleType):
            raise RefusalError("coalescelist() takes lists", given.span)
    for given in invocation.arguments:
        if given.data:
            return given
    raise RefusalError("all lists are empty")


@function("compact", Parameter(ListType(STRING)), returns=ListType(STRING))
def compact(invocation: Invocation) -> Value:
    """Remove empty and null strings."""
    (given,) = invocation.arguments
    require_known(given)
    return replace(given, data=tuple(item for item in elements(given) if item.data))


@function("concat", rest=Parameter(DYNAMIC))
def concat(invocation: Invocation) -> Value:
    """Put lists together."""
    given = invocation.arguments
    if not given:
        raise RefusalError("concat() needs a list")
    common = None
    if all(isinstance(value.type, ListType) for value in given):
        common = unify(value.type for value in given)
    if isinstance(common, ListType):
        given = tuple(converted(value, common) for value in given)
    items = [item for value in given for item in elements(value)]
    refuse_elements(len(items))
    if isinstance(common, ListType):
        return collection(items, common, invocation.span)
    return tuple_of(items, invocation.span)


@function("distinct", Parameter(ListType(DYNAMIC)), returns=ListType(DYNAMIC))
def distinct(invocation: Invocation) -> Value:
    """Remove duplicates."""
    (given,) = invocation.arguments
    require_known(given)
    return replace(given, data=tuple(unique(elements(given))))


@function("flatten", Parameter(DYNAMIC))
def flatten(invocation: Invocation) -> Value:
    """Replace lists inside a list by their elements."""
    (given,) = invocation.arguments
    found: list[Value] = []
    waiting = list(reversed(elements(given, ListType, TupleType, SetType)))
    while waiting:
        item = waiting.pop()
        nested = isinstance(item.type, ListType | TupleType | SetType)
        if is_unknown(item) and (nested or item.type == DYNAMIC):
            raise UnknowableError(derived([item]))
        if nested and isinstance(item.data, tuple):
            waiting.extend(reversed(item.data))
        else:
            found.append(item)
    return tuple_of(found, invocation.span)


@function(
    "matchkeys",
    Parameter(ListType(DYNAMIC)),
    Parameter(ListType(DYNAMIC)),
    Parameter(ListType(DYNAMIC)),
    returns=ListType(DYNAMIC),
)
def matchkeys(invocation: Invocation) -> Value:
    """Keep the values whose keys, at the same index, are in the set searched for."""
    values, keys, wanted = invocation.arguments
    common = unify([keys.type, wanted.type])
    if common is None:
        raise RefusalError("the keys and the search set are of different types")
    keys, wanted = converted(keys, common), converted(wanted, common)
    if len(elements(values)) != len(elements(keys)):
        raise RefusalError("there are not as many keys as values")
    require_known(values, keys, wanted)
    kept = [
        value
        for value, key in zip(elements(values), elements(keys), strict=True)
        if any(equal(key, item) for item in elements(wanted))
    ]
    return replace(values, data=tuple(kept))


@function("range", rest=Parameter(NUMBER), returns=ListType(NUMBER))
def range_of(invocation: Invocation) -> Value:
    """Count from a start, which may be left out, to a limit."""
    start, limit, step = _bounds(invocation.data)
    if (step < 0 and limit > start) or (step >= 0 and limit < start):
        raise RefusalError("the step leads away from the limit")
    found: list[Value] = []
    current = start
    while current > limit if step < 0 else current < limit:
        if len(found) == LONGEST_RANGE:
            raise RefusalError(f"range() yields at most {LONGEST_RANGE} numbers")
        found.append(numeric(current, invocation.span))
        current = added(current, step)
    return collection(found, ListType(NUMBER), invocation.span)


@function("reverse", Parameter(DYNAMIC))
def reverse(invocation: Invocation) -> Value:
    """Reverse the order of the elements."""
    (given,) = invocation.arguments
    items = elements(given, ListType, TupleType, SetType)[::-1]
    if isinstance(given.type, TupleType):
        return tuple_of(items, invocation.span)
    return collection(items, ListType(element_type(given.type)), invocation.span)


@function("slice", Parameter(DYNAMIC), Parameter(NUMBER), Parameter(NUMBER))
def slice_of(invocation: Invocation) -> Value:
    """Cut out the elements from one index up to, not including, another."""
    given, start, end = invocation.arguments
    items = elements(given)
    first, last = count(start), count(end)
    if not 0 <= first <= last <= len(items):
        raise RefusalError("the indexes do not lie within the list")
    kept = items[first:last]
    if isinstance(given.type, TupleType):
        return tuple_of(kept, invocation.span)
    return replace(given, data=kept)


@function("sort", Parameter(ListType(STRING)), returns=ListType(STRING))
def sort(invocation: Invocation) -> Value:
    """Sort strings by code point."""
    (given,) = invocation.arguments
    require_known(given)
    items = elements(given)
    if any(item.data is None for item in items):
        raise RefusalError("null cannot be sorted")
    return replace(given, data=tuple(sorted(items, key=lambda item: str(item.data))))


def _bounds(given: list[Number]) -> tuple[Number, Number, Number]:
    match given:
        case [limit]:
            start = numbers.number(0, numbers.DOUBLE)
        case [start, limit]:
            pass
        case [start, limit, step]:
            return start, limit, step
        case _:
            raise RefusalError("range() takes one, two or three numbers")
    return start, limit, numbers.number(-1 if limit < start else 1, numbers.COUNTED)
