"""What functions of collections look at: their elements, and whether those are known."""

from __future__ import annotations

from decimal import Decimal

from linter.terraform.construct import derived, is_unknown
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.functions.numeric import whole
from linter.terraform.ordering import parts
from linter.terraform.types import DYNAMIC, ListType, SetType, TupleType, Type
from linter.terraform.value import Value


def elements(value: Value, *kinds: type) -> tuple[Value, ...]:
    """Return the elements of a sequence; raises RefusalError for what is none of `kinds`."""
    if isinstance(value.data, tuple) and isinstance(value.type, kinds or (ListType, TupleType)):
        return value.data
    raise RefusalError(f"a value of type {value.type} is not a list", value.span)


def require_known(*values: Value) -> None:
    """Raise UnknowableError where any part of `values` is unknown."""
    waiting = [part for value in values for part in parts(value) if is_unknown(part)]
    if waiting:
        raise UnknowableError(derived(waiting))


def element_type(kind: Type) -> Type:
    """Return the element type of a list or set."""
    return kind.element if isinstance(kind, ListType | SetType) else DYNAMIC


def count(value: Value) -> int:
    """Return a number that has to be whole, such as an index."""
    if isinstance(value.data, int | Decimal):
        return whole(value.data)
    raise RefusalError("a whole number is required", value.span)
