"""Which names a template reads, whatever branch they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.readers.velocity.syntax import (
    Assignment,
    Foreach,
    Index,
    Literal,
    Method,
    Node,
    Property,
    Reference,
    Unread,
)
from linter.readers.velocity.walk import walk

_LOOP_NAMES = frozenset(("foreach", "velocityCount", "null"))
_LOOKUPS = frozenset(("get", "containsKey", "getOrDefault"))


class Use(NamedTuple):
    """One read of an input: `${input.name}`, `$input['name']`, `$input.get('name')`."""

    start: int
    end: int
    name: str
    braced: bool
    root: str
    """`input`, or `Input` as some exports have it; whether the platform knows that is not told."""


def references(nodes: Iterable[Node]) -> Iterator[Reference]:
    """Every reference that is read, those within strings and arguments included."""
    assigned: set[int] = set()
    for part in walk(nodes):
        if isinstance(part, Assignment) and not part.target.steps:
            assigned.add(part.target.start)
        elif isinstance(part, Reference) and part.start not in assigned:
            yield part


def bound(nodes: Iterable[Node]) -> frozenset[str]:
    """The names that the template itself gives a meaning to."""
    found = set(_LOOP_NAMES)
    for part in walk(nodes):
        if isinstance(part, Assignment):
            found.add(part.target.name)
        elif isinstance(part, Foreach):
            found.add(part.variable)
    return frozenset(found)


def unread(nodes: Iterable[Node]) -> bool:
    """Whether a part of the template is not interpreted, so that it may read any name."""
    return any(isinstance(part, Unread) for part in walk(nodes))


def uses(nodes: Iterable[Node]) -> tuple[list[Use], bool]:
    """The inputs read by name, and whether the input is also read as a whole."""
    found: list[Use] = []
    whole = False
    for reference in references(nodes):
        if reference.name not in ("input", "Input"):
            continue
        use = _use(reference)
        if use:
            found.append(use)
        else:
            whole = True
    return found, whole


def _use(reference: Reference) -> Use | None:
    match reference.steps[:1]:
        case (Property(start, end, name),):
            return Use(start + 1, end, name, reference.braced, reference.name)
        case (Index(key=Literal(start, end, str(name))),):
            return Use(start, end, name, True, reference.name)
        case (Method(name=method, arguments=(Literal(start, end, str(name)), *_)),):
            known = method in _LOOKUPS
            return Use(start, end, name, True, reference.name) if known else None
    return None
