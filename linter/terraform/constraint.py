"""Reading the type constraint of a variable.

https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from linter.readers.hcl.syntax import (
    Call,
    Expression,
    Name,
    ObjectConstructor,
    Parentheses,
    Piece,
    Template,
    TupleConstructor,
)
from linter.terraform.construct import MAX_NESTING
from linter.terraform.convert import convert
from linter.terraform.evaluate import evaluate
from linter.terraform.scope import Scope
from linter.terraform.types import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    MapType,
    ObjectType,
    SetType,
    TupleType,
    Type,
)
from linter.terraform.value import Value

_KEYWORDS: Final[Mapping[str, Type]] = {
    "string": STRING,
    "number": NUMBER,
    "bool": BOOL,
    "any": DYNAMIC,
    "list": ListType(DYNAMIC),
    "set": SetType(DYNAMIC),
    "map": MapType(DYNAMIC),
}
"""Terraform 1.11 still takes a bare `list` or `map` for one of any element type."""

Collection = type[ListType] | type[SetType] | type[MapType]

_COLLECTIONS: Final[Mapping[str, Collection]] = {"list": ListType, "set": SetType, "map": MapType}


def type_of(expression: Expression, scope: Scope) -> Type:
    """Read a type constraint such as `list(object({ a = optional(string, "x") }))`.

    `scope` says where it stands, for the defaults. What is no type constraint reads as `any`, and
    so does what is nested more than MAX_NESTING levels deep.
    """
    return _type(expression, scope, 0)


def _type(node: Expression, scope: Scope, depth: int) -> Type:
    if depth > MAX_NESTING:
        return DYNAMIC
    match node:
        case Parentheses():
            return _type(node.inner, scope, depth + 1)
        case Name():
            return _KEYWORDS.get(node.name, DYNAMIC)
        case Template():
            return _KEYWORDS.get(_text(node), DYNAMIC)
        case Call(arguments=(argument,), function=name) if name in _COLLECTIONS:
            return _COLLECTIONS[name](_type(argument, scope, depth + 1))
        case Call(arguments=(TupleConstructor() as items,), function="tuple"):
            return TupleType(tuple(_type(item, scope, depth + 1) for item in items.items))
        case Call(arguments=(ObjectConstructor() as attributes,), function="object"):
            return _object(attributes, scope, depth + 1)
    return DYNAMIC


def _object(node: ObjectConstructor, scope: Scope, depth: int) -> ObjectType:
    attributes: dict[str, Type] = {}
    optional: dict[str, Value | None] = {}
    for entry in node.entries:
        name = _text(entry.key)
        match entry.value:
            case Call(function="optional", arguments=(kind, *default)):
                attributes[name] = _type(kind, scope, depth)
                optional[name] = _default(default, attributes[name], scope)
            case kind:
                attributes[name] = _type(kind, scope, depth)
    return ObjectType(attributes, optional)


def _default(arguments: list[Expression], kind: Type, scope: Scope) -> Value | None:
    return convert(evaluate(arguments[0], scope), kind) if arguments else None


def _text(key: Expression) -> str:
    if isinstance(key, Template):
        return "".join(part.text for part in key.parts if isinstance(part, Piece))
    return key.name if isinstance(key, Name) else ""
