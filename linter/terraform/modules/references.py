"""Which names an expression refers to, before anything is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final, NamedTuple

from linter.readers.hcl import syntax
from linter.readers.hcl.syntax import (
    AnyBody,
    Binary,
    Block,
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
    if is_constant(node):
        return
    waiting: list[tuple[Node, Bound]] = [(node, bound)]
    while waiting:
        current, names = waiting.pop()
        kind = type(current)
        if kind is Name or kind is GetAttribute:
            current, found = _traversal(current)  # type: ignore[arg-type]
            if found is not None and found.names[0] not in names and found.names[0] != UNREADABLE:
                yield found
            kind = type(current)
        inner = _INNER.get(kind)
        if inner is not None:
            waiting.extend((one, names) for one in inner(current) if not is_constant(one))
        elif kind in _LOOPS:
            waiting.extend(_loop(current, names))  # type: ignore[arg-type]


def is_constant(node: Node) -> bool:
    """Whether a node refers to nothing, as far as that is seen at once: most arguments do not."""
    kind = type(node)
    if kind is Template:
        parts = node.parts  # type: ignore[union-attr]
        return not parts or (len(parts) == 1 and type(parts[0]) is Piece)
    return kind is Literal or kind is Piece


def references_in(kind: str, body: AnyBody) -> Iterator[Reference]:
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


_INNER: Final[Mapping[type, Callable[[Any], Iterable[Node]]]] = {
    Template: attrgetter("parts"),
    TupleConstructor: attrgetter("items"),
    ObjectConstructor: attrgetter("entries"),
    Call: attrgetter("arguments"),
    IfDirective: lambda node: (node.condition, *node.then, *node.otherwise),
    Interpolation: lambda node: (node.expression,),
    Entry: lambda node: (node.key, node.value),
    Index: lambda node: (node.target, node.key),
    Binary: lambda node: (node.left, node.right),
    Splat: lambda node: (node.target, node.each),
    GetAttribute: lambda node: (node.target,),
    Unary: lambda node: (node.operand,),
    Parentheses: lambda node: (node.inner,),
    Conditional: lambda node: (node.condition, node.then, node.otherwise),
}
"""The nodes directly inside another, for those that give no names a meaning."""

_LOOPS: Final = frozenset({ForTuple, ForObject, ForDirective})


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
