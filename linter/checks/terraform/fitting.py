"""Values that plainly fit an attribute: by their types alone, or by one simple test.

What does not is no mistake yet: it may convert, or be unknown. The checks look closer at it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from linter.catalogue.parts.provider import Attribute
from linter.checks.terraform.traits import bounds_of
from linter.model import Unknown

Test = Callable[[Any], bool]

_ABSENT: Final = frozenset({type(None)})
_UNTOLD: Final = frozenset({type(None), Unknown})
"""There is nothing to say of an unknown value where any of a type would do."""
_KINDS: Final = {
    "string": frozenset({str, int, float, bool, Decimal}),
    "number": frozenset({int, float, Decimal}),
    "bool": frozenset({bool}),
    "object": frozenset({dict}),
}
_UNBOUND: Final = (None, None)


def kinds_of(attribute: Attribute) -> frozenset[type]:
    """The types of Python's of which every value fits."""
    if attribute.is_block or bounds_of(attribute) != _UNBOUND or _is_limited(attribute):
        return _ABSENT
    return _UNTOLD | _KINDS.get(attribute.type, frozenset())


def test_of(attribute: Attribute) -> Test:
    """Whether a value of another type fits."""
    if attribute.is_block:
        return _counting(attribute)
    match attribute.type:
        case "list" | "set":
            counted, elements = _counting(attribute), _elements(attribute)
            return lambda value: counted(value) and elements(value)
        case "map" if not _is_limited(attribute):
            kinds = _UNTOLD | _KINDS.get(attribute.element or "", frozenset())
            return lambda value: type(value) is dict and kinds.issuperset(map(type, value.values()))
    return _limited(attribute)


def _is_limited(attribute: Attribute) -> bool:
    return bool(attribute.element_enum) or _has_limits(attribute)


def _has_limits(attribute: Attribute) -> bool:
    return bool(attribute.enum or attribute.length or attribute.range != _UNBOUND)


def _never(_value: object) -> bool:
    return False


def _counting(attribute: Attribute) -> Test:
    """Whether it is a list of as many items as there may be."""
    least, most = bounds_of(attribute)
    few, many = least or 0, math.inf if most is None else most
    if attribute.type == "set" and few > 1:
        return _never  # some may be equal
    return lambda value: type(value) is list and few <= len(value) <= many


def _elements(attribute: Attribute) -> Test:
    """Whether every element of a list fits."""
    if _has_limits(attribute) or (attribute.element_enum and attribute.element != "string"):
        return _never
    if attribute.element_enum:
        allowed = frozenset(attribute.element_enum)
        return lambda value: all(type(one) is str and one in allowed for one in value)
    kinds = _UNTOLD | _KINDS.get(attribute.element or "", frozenset())
    return lambda value: kinds.issuperset(map(type, value))


def _limited(attribute: Attribute) -> Test:
    """Whether a text or number is among those that there are."""
    match attribute:
        case Attribute(type="string", range=(None, None), length=None, element_enum=()):
            allowed = frozenset(attribute.enum)
            return lambda value: type(value) is str and value in allowed
        case Attribute(type="number", enum=(), length=None, element_enum=()):
            least, most = attribute.range
            low, high = -math.inf if least is None else least, math.inf if most is None else most
            return lambda value: type(value) in {int, float} and low <= value <= high
    return _never
