"""When two values are equal, and the order in which Terraform keeps a set.

Strings, numbers and booleans of a set are sorted; anything else comes in the order of a textual
form that `cty/set_internals.go` (https://github.com/zclconf/go-cty) gives each value.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from functools import cmp_to_key
from typing import Final

from linter.model import Unknown
from linter.terraform.types import DYNAMIC, MapType, ObjectType, Primitive, TupleType, Type
from linter.terraform.value import Value

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def equal(left: Value, right: Value) -> bool | None:
    """Compare as `==` does; None where an unknown part leaves it open."""
    if isinstance(left.data, Unknown) or isinstance(right.data, Unknown):
        return _equal_to_unknown(left, right)
    if left.data is None or right.data is None:
        return left.data is None and right.data is None
    if _has_untyped(left) or _has_untyped(right):
        return False if _differ_in_shape(left.type, right.type) else None
    if left.type != right.type:
        return False
    return _equal_parts(left, right)


def distinct(items: Sequence[Value], element: Type) -> list[Value]:
    """Drop the duplicates among the elements of a set, and put them in Terraform's order."""
    return ordered(unique(items), element)


def unique(items: Sequence[Value]) -> list[Value]:
    """Drop the duplicates among values of one type; unknown values are nobody's duplicate."""
    found: dict[Hashable, Value] = {}
    for item in items:
        found.setdefault(_identity(item), item)
    return list(found.values())


def ordered(items: Sequence[Value], element: Type) -> list[Value]:
    """Sort the elements of a set: nulls after values, unknown ones before nulls."""
    if isinstance(element, Primitive):
        return sorted(items, key=cmp_to_key(_compare))
    return sorted(items, key=lambda item: (_rank(item), _form(item).encode()))


def _rank(value: Value) -> int:
    if value.data is None:
        return 2
    return 1 if isinstance(value.data, Unknown) else 0


def _compare(left: Value, right: Value) -> int:
    if _rank(left) or _rank(right):
        return _rank(left) - _rank(right)
    match left.data, right.data:
        case (str() as a, str() as b):
            return (a > b) - (a < b)
        case (bool() | int() | Decimal() as a, bool() | int() | Decimal() as b):
            return (a > b) - (a < b)
    return 0


def _equal_to_unknown(left: Value, right: Value) -> bool | None:
    known = right if isinstance(left.data, Unknown) else left
    typed = DYNAMIC not in (left.type, right.type)
    if known.data is None or left.type == right.type:
        return None
    return False if typed and isinstance(left.type, Primitive | MapType) else None


def _equal_parts(left: Value, right: Value) -> bool | None:
    match left.data, right.data:
        case (tuple() as a, tuple() as b):
            answers = [len(a) == len(b), *map(equal, a, b)]
        case (dict() as a, dict() as b):
            shared = [equal(value, b[name]) for name, value in a.items() if name in b]
            answers = [a.keys() == b.keys(), *shared]
        case (a, b):
            return a == b
    if False in answers:
        return False
    return None if None in answers else True


def _differ_in_shape(left: Type, right: Type) -> bool:
    match left, right:
        case TupleType(), TupleType():
            return len(left.items) != len(right.items)
        case ObjectType(), ObjectType():
            return left.attributes.keys() != right.attributes.keys()
    return False


def _has_untyped(value: Value) -> bool:
    return any(isinstance(part.data, Unknown) and part.type == DYNAMIC for part in parts(value))


def parts(value: Value) -> Iterator[Value]:
    """Walk over a value and everything inside it."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        yield current
        if isinstance(current.data, tuple):
            waiting.extend(reversed(current.data))
        elif isinstance(current.data, dict):
            waiting.extend(reversed(current.data.values()))


def _identity(value: Value) -> Hashable:
    match value.data:
        case tuple() as items:
            return tuple(map(_identity, items))
        case dict() as items:
            return tuple((name, _identity(item)) for name, item in items.items())
        case Unknown():
            return id(value)
    return (type(value.data) is bool, value.data)


def _form(value: Value) -> str:
    match value.data:
        case Unknown():
            return "?"
        case None:
            return "~"
        case bool():
            return "T" if value.data else "F"
        case int() | Decimal():
            return f"{float(value.data):.10g}"
        case str():
            return f'"{"".join(map(_escaped, value.data))}"'
        case tuple():
            opening, closing = "<>" if isinstance(value.type, TupleType) else "[]"
            return opening + "".join(f"{_form(item)};" for item in value.data) + closing
        case dict() if isinstance(value.type, ObjectType):
            return "<" + "".join(f"{_form(item)};" for item in value.data.values()) + ">"
        case dict():
            inner = (f'"{name}":{_form(item)};' for name, item in value.data.items())
            return "{" + "".join(inner) + "}"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    return f"\\x{ord(character):02x}" if ord(character) < 128 else f"\\u{ord(character):04x}"
