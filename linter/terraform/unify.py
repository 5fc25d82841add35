"""Which types convert to which, and the one type that several convert to.

https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion and, for the
choice among several candidates, `cty/convert` (https://github.com/zclconf/go-cty).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from linter.terraform.failure import unknowable
from linter.terraform.types import (
    DYNAMIC,
    STRING,
    ListType,
    MapType,
    ObjectType,
    Primitive,
    SetType,
    TupleType,
    Type,
)

MOST_TYPES: Final = 300
"""Different types that are unified at once: every pair of them has to be compared."""


def convertible(source: Type, target: Type) -> bool:
    """Tell whether Terraform would try to convert a value of `source` to `target`."""
    if target == DYNAMIC or source in (DYNAMIC, target):
        return True
    match source, target:
        case Primitive(), Primitive():
            return STRING in (source, target)
        case TupleType(), TupleType():
            return len(source.items) == len(target.items) and all(
                map(convertible, source.items, target.items)
            )
        case ObjectType(), ObjectType():
            return _object_to_object(source, target)
        case ObjectType(), MapType():
            return _elements_to(list(source.attributes.values()), target.element)
        case TupleType(), ListType() | SetType():
            return _elements_to(source.items, target.element)
        case MapType(), ObjectType():
            return _map_to_object(source, target)
        case MapType(), MapType():
            return convertible(source.element, target.element)
        case ((ListType() | SetType()), (ListType() | SetType())):
            return convertible(source.element, target.element)
    return False


def unify(types: Iterable[Type]) -> Type | None:
    """Find the type that all of `types` convert to; None where there is none."""
    distinct = _distinct(types)
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    kinds = {type(kind) for kind in distinct if kind != DYNAMIC}
    if len(kinds) == 1 and kinds != {Primitive}:
        return _unify_alike(distinct)
    collected = _unify_as_collections(kinds, [kind for kind in distinct if kind != DYNAMIC])
    if collected is not None:
        return collected
    if any(isinstance(kind, ObjectType) for kind in distinct) and any(
        isinstance(kind, TupleType) for kind in distinct
    ):
        return None
    for candidate in _by_preference(distinct):
        if all(convertible(kind, candidate) for kind in distinct):
            return candidate
    return None


def _distinct(types: Iterable[Type]) -> list[Type]:
    found: list[Type] = []
    for kind in types:
        if kind not in found:
            found.append(kind)
            if len(found) > MOST_TYPES:
                raise unknowable(f"gclint does not unify more than {MOST_TYPES} types")
    return found


def _object_to_object(source: ObjectType, target: ObjectType) -> bool:
    return all(
        convertible(source.attributes[name], kind)
        if name in source.attributes
        else name in target.optional
        for name, kind in target.attributes.items()
    )


def _map_to_object(source: MapType, target: ObjectType) -> bool:
    return all(
        name in target.optional or convertible(source.element, kind)
        for name, kind in target.attributes.items()
    )


def _elements_to(sources: Sequence[Type], element: Type) -> bool:
    if element == DYNAMIC:
        return not sources or unify(sources) is not None
    return all(convertible(source, element) for source in sources)


def _unify_as_collections(kinds: set[type[Type]], types: list[Type]) -> Type | None:
    """Unify objects with maps as maps, and tuples with lists as lists."""
    if kinds == {MapType, ObjectType}:
        return _structures_as(MapType, types)
    if kinds == {ListType, TupleType}:
        return _structures_as(ListType, types)
    return None


def _unify_alike(types: list[Type]) -> Type | None:
    """Unify types of one kind, which may yield a type that none of them is."""
    if DYNAMIC in types:
        return DYNAMIC
    first = types[0]
    match first:
        case ObjectType():
            return _unify_objects([kind for kind in types if isinstance(kind, ObjectType)])
        case TupleType():
            return _unify_tuples([kind for kind in types if isinstance(kind, TupleType)])
        case ListType() | SetType() | MapType():
            element = unify(_inner(types))
            return None if element is None else type(first)(element)
    return None


def _structures_as(kind: type[MapType] | type[ListType], types: list[Type]) -> Type | None:
    structural = [inner for inner in types if isinstance(inner, ObjectType | TupleType)]
    collections = [inner for inner in types if not isinstance(inner, ObjectType | TupleType)]
    element = unify(_inner(structural))
    if element is None:
        return None
    return unify([*collections, kind(element)])


def _unify_objects(types: list[ObjectType]) -> Type | None:
    names = types[0].attributes.keys()
    if any(kind.attributes.keys() != names for kind in types):
        element = unify(_inner(types))
        return None if element is None else MapType(element)
    unified = {name: unify(kind.attributes[name] for kind in types) for name in names}
    found = {name: kind for name, kind in unified.items() if kind is not None}
    return ObjectType(found) if len(found) == len(unified) else None


def _unify_tuples(types: list[TupleType]) -> Type | None:
    if any(len(kind.items) != len(types[0].items) for kind in types):
        element = unify(_inner(types))
        return None if element is None else ListType(element)
    unified = [unify(column) for column in zip(*(kind.items for kind in types), strict=True)]
    found = tuple(kind for kind in unified if kind is not None)
    return TupleType(found) if len(found) == len(unified) else None


def _inner(types: Sequence[Type]) -> list[Type]:
    found: list[Type] = []
    for kind in types:
        match kind:
            case ObjectType():
                found.extend(kind.attributes.values())
            case TupleType():
                found.extend(kind.items)
            case ListType() | SetType() | MapType():
                found.append(kind.element)
    return found


_GENERALITY: Final = (ListType, MapType, TupleType, ObjectType, SetType)


def _by_preference(types: list[Type]) -> list[Type]:
    """Put string before the other primitives, lists before tuples and sets; any comes last."""
    return sorted(types, key=_preference)


def _preference(kind: Type) -> int:
    if isinstance(kind, Primitive):
        return {"string": 0, "any": 9}.get(kind.name, 1)
    return _GENERALITY.index(type(kind))
