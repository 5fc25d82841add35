"""Goes through every part of a template, whichever branch it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.readers.velocity.syntax import (
    Assignment,
    Binary,
    Expression,
    Foreach,
    If,
    Index,
    Interpolated,
    ListLiteral,
    MapLiteral,
    Method,
    Node,
    RangeLiteral,
    Reference,
    Step,
    Unary,
)

Part = Node | Expression | Step


def walk(nodes: Iterable[Part]) -> Iterator[Part]:
    """Every node, expression and step within `nodes`, each before its own parts, in order."""
    waiting = list(nodes)[::-1]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += parts(part)[::-1]


def parts(part: Part) -> list[Part]:
    """What `part` consists of, in the order it was written; empty for a leaf."""
    match part:
        case Reference(steps=steps, otherwise=otherwise):
            return [*steps, otherwise] if otherwise else [*steps]
        case Method(arguments=inner) | ListLiteral(items=inner) | Interpolated(nodes=inner):
            return [*inner]
        case Index(key=inner) | Unary(operand=inner):
            return [inner]
        case Binary(left=left, right=right) | RangeLiteral(first=left, last=right):
            return [left, right]
        case MapLiteral(entries=entries):
            return [side for entry in entries for side in entry]
        case Assignment(target=target, value=value):
            return [target, value]
        case Foreach(collection=collection, body=body, otherwise=rest):
            return [collection, *body, *rest]
        case If(branches=branches):
            return [
                inner for branch in branches for inner in (branch.condition, *branch.body) if inner
            ]
    return []
