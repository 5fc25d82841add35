"""Walks over syntax trees, for tests that hold of every node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.readers.hcl.syntax import Body, Entry


def children(node: Any) -> list[Any]:
    """The nodes directly inside `node`, in the order of its fields."""
    found: list[Any] = []
    for value in node:
        values = value if type(value) is tuple else (value,)
        for each in values:
            if isinstance(each, Body | Entry):
                found.extend(children(each))
            elif hasattr(each, "start"):
                found.append(each)
    return found


def walk(*roots: Any) -> Iterator[Any]:
    """The nodes and all that they hold."""
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(children(node))


def moved(node: Any, by: int) -> Any:
    """The node as it would be `by` code points further on."""
    if not isinstance(node, tuple):
        return node
    values = [moved(value, by) for value in node]
    if not hasattr(node, "_fields"):
        return tuple(values)
    at = dict(zip(node._fields, values, strict=True))
    for name in ("start", "end", "name_end", "header_end"):
        if name in at:
            at[name] += by
    return type(node)(**at)
