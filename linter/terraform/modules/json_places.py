"""Where the parts of a template stand that is a string in JSON.

A template is parsed without its quotes and escapes, so the offsets of its nodes count in the
string's value. Here they are led back to the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from linter.readers.hcl.syntax import Piece
from linter.readers.stretch import Stretch, source

Node = TypeVar("Node")
Place = Callable[[int, int], tuple[int, int]]
"""Leads a stretch of a string's value to the stretch of the file that it was written as."""


def place_in(stretches: Sequence[Stretch]) -> Place:
    """How a string leads to the file that was written in these stretches."""

    def place(start: int, end: int) -> tuple[int, int]:
        found = source(stretches, start, end)
        if found is None:
            raise ValueError("an empty string holds no template")
        return found

    return place


def shifted(by: int) -> Place:
    """How a string leads to the file whose characters all stand for themselves, from `by` on."""
    return lambda start, end: (by + start, by + end)


def moved(node: Node, place: Place) -> Node:
    """Return a node of an expression, and all inside it, with offsets that count in the file."""
    result: Node = _moved(node, place)
    return result


def _moved(node: Any, place: Place) -> Any:
    """Nodes are named tuples, and those that stand somewhere have a `start` and an `end`."""
    if not isinstance(node, tuple):
        return node
    if not hasattr(node, "_fields"):
        return tuple(part for item in node for part in _items(item, place))
    fields = dict(zip(node._fields, node, strict=True))
    moved_fields = {name: _moved(value, place) for name, value in fields.items()}
    if "start" in fields:
        moved_fields["start"], moved_fields["end"] = place(fields["start"], fields["end"])
    return type(node)(**moved_fields)


def _items(item: Any, place: Place) -> Iterator[Any]:
    if isinstance(item, Piece):
        yield from pieces(item, place)
    else:
        yield _moved(item, place)


def pieces(piece: Piece, place: Place) -> Iterator[Piece]:
    """Cut a piece so that in each the characters stand as they are, or there is one escape."""
    whole = place(piece.start, piece.end)
    if whole[1] - whole[0] == len(piece.text) or len(piece.text) != piece.end - piece.start:
        yield Piece(*whole, piece.text)
        return
    places = [place(at, at + 1) for at in range(piece.start, piece.end)]
    first = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or not _continues(places[at - 1], places[at]):
            yield Piece(places[first][0], places[at - 1][1], piece.text[first:at])
            first = at


def _continues(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two characters stand side by side, each as itself."""
    return before[1] - before[0] == 1 == after[1] - after[0] and before[1] == after[0]
