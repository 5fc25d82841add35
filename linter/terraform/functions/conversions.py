"""Conversions, defaults and sensitivity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from linter.terraform.construct import boolean, derived, is_unknown
from linter.terraform.convert import converted
from linter.terraform.failure import RefusalError, UnknowableError, unknowable
from linter.terraform.functions.signature import Invocation, Parameter, function
from linter.terraform.types import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    MapType,
    SetType,
    Type,
)
from linter.terraform.unify import unify
from linter.terraform.value import Value

_ANYTHING = Parameter(DYNAMIC, nullable=True, takes_unknown=True)


def _conversion(kind: Type) -> Callable[[Invocation], Value]:
    def convert(invocation: Invocation) -> Value:
        return converted(invocation.arguments[0], kind)

    return convert


CONVERSIONS: Final[Mapping[str, Type]] = {
    "tostring": STRING,
    "tonumber": NUMBER,
    "tobool": BOOL,
    "tolist": ListType(DYNAMIC),
    "toset": SetType(DYNAMIC),
    "tomap": MapType(DYNAMIC),
}
"""The functions that convert, and the type that each converts to."""

for _name, _kind in CONVERSIONS.items():
    function(_name, _ANYTHING, returns=_kind)(_conversion(_kind))


@function("coalesce", rest=_ANYTHING)
def coalesce(invocation: Invocation) -> Value:
    """Return the first argument that is neither null nor an empty string."""
    given = invocation.arguments
    common = unify(value.type for value in given)
    if common is None:
        raise RefusalError("the arguments of coalesce() have no type in common")
    for value in given:
        found = converted(value, common)
        if is_unknown(found):
            raise UnknowableError(derived([found]))
        if found.data not in (None, ""):
            return found
    raise RefusalError("all arguments of coalesce() are null or empty")


@function("ephemeralasnull", _ANYTHING)
def ephemeralasnull(_invocation: Invocation) -> Value:
    """Yield nothing: which values are ephemeral, and so null here, gclint does not follow."""
    raise unknowable("ephemeralasnull() turns on whether its value is ephemeral")


@function("sensitive", _ANYTHING)
def sensitive(invocation: Invocation) -> Value:
    """Mark a value as sensitive."""
    return replace(invocation.arguments[0], sensitive=True)


@function("nonsensitive", _ANYTHING, spreads_sensitivity=False)
def nonsensitive(invocation: Invocation) -> Value:
    """Take the mark of sensitivity away."""
    return replace(invocation.arguments[0], sensitive=False)


@function("issensitive", _ANYTHING, returns=BOOL, spreads_sensitivity=False)
def issensitive(invocation: Invocation) -> Value:
    """Tell whether a value is marked as sensitive."""
    (given,) = invocation.arguments
    if is_unknown(given) and not given.sensitive:
        raise UnknowableError(derived([given]))
    return boolean(given.sensitive, invocation.span)
