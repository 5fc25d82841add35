"""Which names an expression refers to, before anything is evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from linter.readers.hcl import syntax
from linter.readers.hcl.syntax import (
    Binary,
    Block,
    Body,
    Call,
    Conditional,
    Entry,
    ForDirective,
    ForObject,
    ForTuple,
    GetAttribute,
    IfDirective,
    Index,
    Interpolation,
    Literal,
    Name,
    ObjectConstructor,
    Parentheses,
    Piece,
    Splat,
    SplatItem,
    Template,
    TupleConstructor,
    Unary,
)
from linter.terraform.modules.naming import names_no_value

UNREADABLE: Final = ""
"""A name that stands where something could not be read."""


class Reference(NamedTuple):
    """A traversal such as `var.region`: its leading names and where they stand."""

    names: tuple[str, ...]
    start: int
    end: int


Node = syntax.Expression | syntax.Part | Entry
Bound = frozenset[str]
"""The names that surrounding `for` expressions and `dynamic` blocks give a meaning."""

_NONE: Final[Bound] = frozenset()


def references(node: Node, bound: Bound = _NONE) -> Iterator[Reference]:
    """Every reference in an expression, leaving out those to the names in `bound`.

    They come in no particular order, and as often as they are written.
    """
    waiting: list[tuple[Node, Bound]] = [(node, bound)]
    while waiting:
        current, names = waiting.pop()
        if isinstance(current, Name | GetAttribute):
            current, found = _traversal(current)
            if found is not None and found.names[0] not in (*names, UNREADABLE):
                yield found
        if not isinstance(current, Name):
            waiting.extend(_inner(current, names))


def references_in(kind: str, body: Body) -> Iterator[Reference]:
    """Every reference in the body of a type of block, its nested blocks included."""
    waiting = [(kind, body, _NONE)]
    while waiting:
        kind, body, names = waiting.pop()
        for argument in body.arguments:
            if not names_no_value(kind, argument.name):
                yield from references(argument.expression, names)
        waiting += [(one.type, one.body, names | _iterator(one)) for one in body.blocks]


def _traversal(node: Name | GetAttribute) -> tuple[Node, Reference | None]:
    """Follow `a.b.c` to its root: what is left to look into, and the reference if it is one."""
    steps: list[str] = []
    root: syntax.Expression = node
    while isinstance(root, GetAttribute):
        steps.append(root.name)
        root = root.target
    if not isinstance(root, Name):
        return root, None
    names = (root.name, *reversed(steps))
    return root, Reference(names, root.start, node.end)


def _iterator(block: Block) -> Bound:
    """The name by which a `dynamic` block's contents speak of the current element."""
    if block.type != "dynamic" or not block.labels:
        return _NONE
    for argument in block.body.arguments:
        if argument.name == "iterator" and isinstance(argument.expression, Name):
            return frozenset({argument.expression.name})
    return frozenset({block.labels[0].text})


def _inner(node: Node, names: Bound) -> Iterable[tuple[Node, Bound]]:
    """The nodes directly inside another, with the names that are bound there."""
    match node:
        case ForTuple() | ForObject() | ForDirective():
            return _loop(node, names)
        case Template():
            inner: Iterable[Node] = node.parts
        case TupleConstructor():
            inner = node.items
        case ObjectConstructor():
            inner = node.entries
        case Call():
            inner = node.arguments
        case IfDirective():
            inner = (node.condition, *node.then, *node.otherwise)
        case _:
            inner = _operands(node)
    return ((one, names) for one in inner)


def _operands(node: Node) -> tuple[Node, ...]:
    match node:
        case Interpolation():
            return (node.expression,)
        case Entry():
            return (node.key, node.value)
        case Index():
            return (node.target, node.key)
        case Binary():
            return (node.left, node.right)
        case Splat():
            return (node.target, node.each)
        case GetAttribute():
            return (node.target,)
        case Unary():
            return (node.operand,)
        case Parentheses():
            return (node.inner,)
        case Conditional():
            return (node.condition, node.then, node.otherwise)
        case Literal() | Piece() | SplatItem() | _:
            return ()


def _loop(node: ForTuple | ForObject | ForDirective, names: Bound) -> Iterator[tuple[Node, Bound]]:
    yield node.collection, names
    inside = names | {node.value} | ({node.key} if node.key else _NONE)
    if isinstance(node, ForDirective):
        yield from ((part, inside) for part in node.body)
        return
    yield node.result, inside
    if isinstance(node, ForObject):
        yield node.name, inside
    if node.condition is not None:
        yield node.condition, inside
