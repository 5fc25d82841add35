"""Functions that ask something of a collection."""

from __future__ import annotations

import math
from decimal import Decimal

from linter.terraform.arithmetic import added
from linter.terraform.construct import (
    boolean,
    counted,
    derived,
    is_unknown,
    null,
    numeric,
)
from linter.terraform.convert import converted
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.functions.elements import count, element_type, elements, require_known
from linter.terraform.functions.signature import Invocation, Parameter, function
from linter.terraform.graphemes import characters
from linter.terraform.numbers import Number
from linter.terraform.ordering import equal, parts
from linter.terraform.types import (
    BOOL,
    DYNAMIC,
    NUMBER,
    ListType,
    ObjectType,
    SetType,
    TupleType,
)
from linter.terraform.value import Value


@function("alltrue", Parameter(ListType(BOOL)), returns=BOOL)
def alltrue(invocation: Invocation) -> Value:
    """Tell whether all elements are true."""
    for item in elements(invocation.arguments[0]):
        if is_unknown(item):
            raise UnknowableError(derived([item]))
        if not item.data:
            return boolean(data=False, span=invocation.span)
    return boolean(data=True, span=invocation.span)


@function("anytrue", Parameter(ListType(BOOL)), returns=BOOL)
def anytrue(invocation: Invocation) -> Value:
    """Tell whether an element is true."""
    items = elements(invocation.arguments[0])
    if any(item.data is True for item in items):
        return boolean(data=True, span=invocation.span)
    if any(map(is_unknown, items)):
        raise UnknowableError(derived(items))
    return boolean(data=False, span=invocation.span)


@function("contains", Parameter(DYNAMIC), Parameter(DYNAMIC), returns=BOOL)
def contains(invocation: Invocation) -> Value:
    """Tell whether a value is among the elements."""
    given, value = invocation.arguments
    answers = [equal(value, item) for item in elements(given, ListType, TupleType, SetType)]
    if None in answers and True not in answers:
        raise UnknowableError(derived([*parts(given), *parts(value)]))
    return boolean(data=True in answers, span=invocation.span)


@function("element", Parameter(DYNAMIC), Parameter(NUMBER))
def element(invocation: Invocation) -> Value:
    """Return the element at an index, which starts again from 0 behind the last one.

    Terraform 1.11 counts a negative index from the end of a list, and refuses it for a tuple.
    """
    given, index = invocation.arguments
    items = elements(given)
    if not items:
        raise RefusalError("an empty list has no element")
    at = int(math.fmod(count(index), len(items)))
    if at < 0 and isinstance(given.type, TupleType):
        raise RefusalError("an index is not negative", index.span)
    return items[at]


@function("index", Parameter(DYNAMIC), Parameter(DYNAMIC), returns=NUMBER)
def index(invocation: Invocation) -> Value:
    """Find the index of a value."""
    given, value = invocation.arguments
    for at, item in enumerate(elements(given)):
        answer = equal(item, value)
        if answer is None:
            raise UnknowableError(derived([*parts(item), *parts(value)]))
        if answer:
            return counted(at, invocation.span)
    raise RefusalError("the list does not contain the value")


@function("length", Parameter(DYNAMIC, takes_unknown=True), returns=NUMBER)
def length(invocation: Invocation) -> Value:
    """Count elements, attributes or characters; the type may tell where the value is unknown."""
    (given,) = invocation.arguments
    match given.type:
        case TupleType():
            return counted(len(given.type.items), invocation.span)
        case ObjectType():
            return counted(len(given.type.attributes), invocation.span)
        case SetType() if len(elements(given, SetType)) > 1:
            require_known(given)
    if isinstance(given.data, str):
        return counted(len(characters(given.data)), invocation.span)
    if is_unknown(given):
        raise UnknowableError(derived([given]))
    if not isinstance(given.data, tuple | dict):
        raise RefusalError(f"a value of type {given.type} has no length", given.span)
    return counted(len(given.data), invocation.span)


@function("one", Parameter(DYNAMIC))
def one(invocation: Invocation) -> Value:
    """Return the only element; null where there is none."""
    (given,) = invocation.arguments
    items = elements(given, ListType, SetType, TupleType)
    if isinstance(given.type, SetType) and len(items) > 1:
        require_known(given)
    if len(items) > 1:
        raise RefusalError("one() takes a list of at most one element")
    return items[0] if items else null(invocation.span, element_type(given.type))


@function("sum", Parameter(DYNAMIC), returns=NUMBER)
def sum_of(invocation: Invocation) -> Value:
    """Add up numbers."""
    (given,) = invocation.arguments
    items = elements(given, ListType, SetType, TupleType)
    require_known(given)
    if not items:
        raise RefusalError("an empty list has no sum")
    total: Number | None = None
    for item in items:
        addend = converted(item, NUMBER).data
        if not isinstance(addend, int | Decimal):
            raise RefusalError("sum() takes numbers", item.span)
        total = addend if total is None else added(total, addend)
    return numeric(total or 0, invocation.span)
