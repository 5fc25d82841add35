"""Functions of sets."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import Final

from linter.terraform.construct import collection, tuple_of
from linter.terraform.convert import converted
from linter.terraform.failure import RefusalError
from linter.terraform.functions.elements import elements, require_known
from linter.terraform.functions.signature import Invocation, Parameter, function
from linter.terraform.limits import refuse_elements
from linter.terraform.ordering import distinct, equal
from linter.terraform.types import DYNAMIC, ListType, SetType, TupleType, Type
from linter.terraform.unify import unify
from linter.terraform.value import Value

_SET: Final = Parameter(SetType(DYNAMIC))


@function("setunion", _SET, rest=_SET, returns=_SET.type)
def setunion(invocation: Invocation) -> Value:
    """Collect the elements of all sets."""
    sets, kind = _alike(invocation)
    items = [item for given in sets for item in elements(given, SetType)]
    return collection(distinct(items, kind.element), kind, invocation.span)


@function("setintersection", _SET, rest=_SET, returns=_SET.type)
def setintersection(invocation: Invocation) -> Value:
    """Keep the elements that all sets have."""
    (first, *others), kind = _alike(invocation)
    require_known(first, *others)
    kept = [item for item in elements(first, SetType) if all(_has(other, item) for other in others)]
    return collection(kept, kind, invocation.span)


@function("setsubtract", _SET, _SET, returns=_SET.type)
def setsubtract(invocation: Invocation) -> Value:
    """Keep the elements of the first set that the second lacks."""
    (first, second), kind = _alike(invocation)
    require_known(first, second)
    kept = [item for item in elements(first, SetType) if not _has(second, item)]
    return collection(kept, kind, invocation.span)


@function("setproduct", rest=Parameter(DYNAMIC))
def setproduct(invocation: Invocation) -> Value:
    """Combine every element with every element of the other sets or lists."""
    given = invocation.arguments
    if len(given) < 2:
        raise RefusalError("setproduct() takes at least two sets")
    columns = [elements(value, SetType, ListType, TupleType) for value in given]
    for value in given:
        if isinstance(value.type, SetType):
            require_known(value)
    refuse_elements(prod(map(len, columns)) * len(columns))
    kinds = [_element_type(value) for value in given]
    aligned = [
        [converted(item, kind) for item in column]
        for column, kind in zip(columns, kinds, strict=True)
    ]
    rows = [tuple_of(row, invocation.span) for row in product(*aligned)]
    element = TupleType(tuple(kinds))
    if any(isinstance(value.type, SetType) for value in given):
        return collection(distinct(rows, element), SetType(element), invocation.span)
    return collection(rows, ListType(element), invocation.span)


def _element_type(value: Value) -> Type:
    match value.type:
        case ListType() | SetType():
            return value.type.element
        case TupleType(items=()):
            return DYNAMIC
        case TupleType():
            common = unify(value.type.items)
            if common is not None:
                return common
    raise RefusalError("the elements have no type in common", value.span)


def _alike(invocation: Invocation) -> tuple[list[Value], SetType]:
    """Convert all sets to one type; an empty one of no certain type takes that of the others."""
    given = invocation.arguments
    kinds = [value.type.element for value in given if isinstance(value.type, SetType)]
    certain = [
        kind
        for value, kind in zip(given, kinds, strict=True)
        if value.data != () or kind != DYNAMIC
    ]
    common = unify(certain) if certain else DYNAMIC
    if common is None:
        raise RefusalError("the elements of the sets have no type in common")
    kind = SetType(common)
    return [converted(value, kind) for value in given], kind


def _has(given: Value, wanted: Value) -> bool:
    return any(equal(item, wanted) for item in elements(given, SetType))
