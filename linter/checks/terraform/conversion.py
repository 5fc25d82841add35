"""Whether a value can become what an attribute's type asks for.

https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from linter.catalogue.parts.provider import Attribute
from linter.model import KeyPath, Unknown

_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_LISTS: Final = frozenset({"list", "set"})
_NAMES: Final = {
    "string": "a string",
    "number": "a number",
    "bool": "true or false",
    "list": "a list",
    "set": "a list",
    "map": "an object of named values",
    "object": "an object",
}


class Misfit(NamedTuple):
    """A value that cannot become what its place asks for."""

    path: KeyPath
    """Below the attribute."""
    told: str
    """`is a list, where a number belongs`."""


def misfits(attribute: Attribute, value: object) -> Iterator[Misfit]:
    """What in the value of an attribute cannot be converted; an unknown may become anything."""
    if not isinstance(value, Unknown) and not _fits(attribute.type, value):
        yield Misfit((), _told(value, attribute.type))
        return
    for key, element in _elements(attribute.type, value):
        known = element is not None and not isinstance(element, Unknown)
        if attribute.element and known and not _fits(attribute.element, element):
            yield Misfit((key,), _told(element, attribute.element))


def kind_of(value: object) -> str:
    """What a value is, for people."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return "a number"
        case str():
            return "a string"
        case list() | tuple():
            return "a list"
    return "an object"


def as_number(value: object) -> float | None:
    """The number that a value converts to, if it does."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        return _finite(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value)
    return None


def _finite(value: float | Decimal) -> float | None:
    try:
        return float(value)
    except OverflowError:
        return None


def _told(value: object, wanted: str) -> str:
    return f"is {kind_of(value)}, where {_NAMES.get(wanted, wanted)} belongs"


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | int | float | Decimal)


def _is_bool(value: object) -> bool:
    return isinstance(value, bool) or value in ("true", "false", "1", "0")


def _is_number(value: object) -> bool:
    numeric = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return numeric or (isinstance(value, str) and _NUMBER.fullmatch(value) is not None)


_FITS: Final[Mapping[str, Callable[[object], bool]]] = {
    "string": _is_scalar,
    "number": _is_number,
    "bool": _is_bool,
    "list": lambda value: isinstance(value, list),
    "set": lambda value: isinstance(value, list),
    "map": lambda value: isinstance(value, dict),
    "object": lambda value: isinstance(value, dict),
}


def _fits(kind: str, value: object) -> bool:
    fits = _FITS.get(kind)
    return fits is None or fits(value)


def _elements(kind: str, value: object) -> Iterator[tuple[str | int, object]]:
    if kind in _LISTS and isinstance(value, list):
        yield from enumerate(value)
    elif kind == "map" and isinstance(value, dict):
        yield from value.items()
