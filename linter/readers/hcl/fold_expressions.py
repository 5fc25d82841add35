"""One function for each rule of expressions: its symbols' values in, its node out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from linter.readers.hcl.numbers import number
from linter.readers.hcl.syntax import (
    Binary,
    Call,
    Conditional,
    Entry,
    ForObject,
    ForTuple,
    Literal,
    Name,
    ObjectConstructor,
    Parentheses,
    Piece,
    Template,
    TupleConstructor,
    Unary,
)
from linter.readers.hcl.traversals import ATTRIBUTE_SPLAT, FULL_SPLAT, Chain, Step, chained, folded

_CONSTANTS: Final = {"true": True, "false": False, "null": None}


def _number(text: str, children: list[Any]) -> Literal:
    start, end, _ = children[0]
    return Literal(start, end, number(text, start, end))


def _term(text: str, children: list[Any]) -> Any:
    if len(children) == 3:
        return Parentheses(children[0][0], children[2][1], children[1])
    child = children[0]
    if type(child) is not tuple:
        return child
    start, end, _ = child
    name = text[start:end]
    if name in _CONSTANTS:
        return Literal(start, end, _CONSTANTS[name])
    return Name(start, end, name)


def _operand(_: str, children: list[Any]) -> Any:
    child = children[0]
    return folded(child) if type(child) is list else child


def _unary(text: str, children: list[Any]) -> Unary:
    (start, end, _), operand = children
    return Unary(start, operand.end, text[start:end], operand)


def _right_side(_: str, children: list[Any]) -> list[Any]:
    return children


def _binary(text: str, children: list[Any]) -> Binary:
    left, ((start, end, _), right) = children
    return Binary(left.start, right.end, text[start:end], left, right)


def _conditional(_: str, children: list[Any]) -> Conditional:
    condition, _, then, _, otherwise = children
    return Conditional(condition.start, otherwise.end, condition, then, otherwise)


def _attribute(text: str, children: list[Any]) -> list[Step]:
    (start, _, _), (name_start, end, _) = children
    return [Step(start, end, name=text[name_start:end])]


def _index(_: str, children: list[Any]) -> list[Step]:
    opening, key, closing = children
    return [Step(opening[0], closing[1], key=key)]


def _attribute_splat(_: str, children: list[Any]) -> list[Step]:
    return _splat(ATTRIBUTE_SPLAT, children)


def _full_splat(_: str, children: list[Any]) -> list[Step]:
    return _splat(FULL_SPLAT, children)


def _splat(kind: str, children: list[Any]) -> list[Step]:
    (start, end, _), *more = children
    return [Step(start, end, splat=kind), *(step for steps in more for step in steps)]


def _chain(_: str, children: list[Any]) -> Chain:
    operand, steps = children
    return chained(operand, steps)


def _call(text: str, children: list[Any]) -> Call:
    name = "::".join(text[s:e] for s, e, terminal in _tokens(children) if terminal == "NAME")
    given = children[-2]
    arguments = given if type(given) is list else []
    nodes = tuple(_nodes(arguments))
    expand = bool(arguments) and _is_token(arguments[-1], "ELLIPSIS")
    return Call(children[0][0], children[-1][1], name, nodes, expand)


def _arguments(_: str, children: list[Any]) -> list[Any]:
    return children


def _tuple(_: str, children: list[Any]) -> TupleConstructor:
    return TupleConstructor(children[0][0], children[-1][1], tuple(_nodes(children)))


def _object(_: str, children: list[Any]) -> ObjectConstructor:
    entries = tuple(child for child in children if type(child) is Entry)
    return ObjectConstructor(children[0][0], children[-1][1], entries)


def _entry(text: str, children: list[Any]) -> Entry:
    key, _, value = children
    if type(key) is Name or (type(key) is Literal and key.value in (True, False, None)):
        key = _bare_key(text, key.start, key.end)
    return Entry(key, value)


def _bare_key(text: str, start: int, end: int) -> Template:
    return Template(start, end, (Piece(start, end, text[start:end]),), heredoc=False)


def _for_intro(text: str, children: list[Any]) -> list[Any]:
    names = [text[start:end] for start, end, terminal in _tokens(children) if terminal == "NAME"]
    key, value = names if len(names) == 2 else (None, names[0])
    return [key, value, children[-2]]


def _for_condition(_: str, children: list[Any]) -> list[Any]:
    return children[1:]


def _for_tuple(_: str, children: list[Any]) -> ForTuple:
    opening, (key, value, collection), result, *more, closing = children
    condition = more[0][0] if more else None
    return ForTuple(opening[0], closing[1], key, value, collection, result, condition)


def _for_object(_: str, children: list[Any]) -> ForObject:
    opening, (key, value, collection), name, _, result, *more, closing = children
    grouped = bool(more) and _is_token(more[0], "ELLIPSIS")
    condition = more[-1][0] if more and type(more[-1]) is list else None
    return ForObject(
        opening[0], closing[1], key, value, collection, name, result, grouped, condition
    )


def _tokens(children: list[Any]) -> list[Any]:
    return [child for child in children if type(child) is tuple]


def _nodes(children: list[Any]) -> list[Any]:
    return [child for child in children if type(child) is not tuple]


def _is_token(child: Any, terminal: str) -> bool:
    return type(child) is tuple and child[2] == terminal


EXPRESSION_FOLDS: Final[dict[str, Callable[[str, list[Any]], Any]]] = {
    "int_lit": _number,
    "float_lit": _number,
    "expr_term": _term,
    "unary_expr": _operand,
    "unary_op": _unary,
    "binary_term": _right_side,
    "binary_op": _binary,
    "conditional": _conditional,
    "get_attr": _attribute,
    "short_index": _attribute,
    "braces_index": _index,
    "attr_splat": _attribute_splat,
    "full_splat": _full_splat,
    "get_attr_expr_term": _chain,
    "index_expr_term": _chain,
    "attr_splat_expr_term": _chain,
    "full_splat_expr_term": _chain,
    "function_call": _call,
    "arguments": _arguments,
    "tuple": _tuple,
    "object": _object,
    "object_elem": _entry,
    "for_intro": _for_intro,
    "for_cond": _for_condition,
    "for_tuple_expr": _for_tuple,
    "for_object_expr": _for_object,
}
