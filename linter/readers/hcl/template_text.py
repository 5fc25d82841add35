"""The text of a template: what strip markers and `<<-` take away.

HCL decides both token by token, where each line of a heredoc is a token of its own:
https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates
"""

from __future__ import annotations

from typing import Any, NamedTuple

from linter.readers.hcl.syntax import Piece
from linter.readers.hcl.tokens import SPACE


class Mark(NamedTuple):
    """An interpolation or directive as it stands between texts."""

    start: int
    end: int
    kind: str
    """`interpolation`, or the directive's keyword."""
    trims_before: bool
    trims_after: bool
    values: tuple[Any, ...]
    """What stands in it: the expression; for `for` the key's name, the value's and the collection.
    """


Item = list[Piece] | Mark
"""One token of a template. A text stays in place, if empty, even when all of it is taken away."""


def trimmed(items: list[Item]) -> list[Item]:
    """The items without the white space that strip markers take from the texts next to them."""
    for at, item in enumerate(items):
        if not isinstance(item, Mark):
            continue
        if item.trims_before and at > 0:
            items[at - 1] = _without_trailing_space(items[at - 1])
        if item.trims_after and at + 1 < len(items):
            items[at + 1] = _without_leading_space(items[at + 1])
    return items


def unindented(items: list[Item]) -> list[Item]:
    """The items without the indentation that all lines share; blank lines stay as they are."""
    lines = [
        (at, text) for at, text in _line_starts(items) if text.strip(SPACE) or text[-1:] != "\n"
    ]
    indent = min((len(text) - len(text.lstrip(SPACE)) for _, text in lines), default=0)
    for at, _ in lines if indent else ():
        items[at] = _shortened(items[at], indent)
    return items


def _line_starts(items: list[Item]) -> list[tuple[int, str]]:
    """Where lines start, and the text there; the empty string where it is a mark."""
    starts = []
    fresh = True
    for at, item in enumerate(items):
        text = "" if isinstance(item, Mark) else "".join(piece.text for piece in item)
        if fresh:
            starts.append((at, text))
        fresh = text.endswith("\n")
    return starts


def _shortened(item: Item, count: int) -> Item:
    if isinstance(item, Mark):
        return item
    (start, end, text), *more = item
    return [Piece(start + count, end, text[count:]), *more]


def _without_trailing_space(item: Item) -> Item:
    if isinstance(item, Mark):
        return item
    kept = list(item)
    while kept:
        piece = kept.pop()
        rest = len(piece.text.rstrip(SPACE))
        if rest == len(piece.text):
            return [*kept, piece]
        if rest:
            return [*kept, Piece(piece.start, piece.start + rest, piece.text[:rest])]
    return kept


def _without_leading_space(item: Item) -> Item:
    if isinstance(item, Mark):
        return item
    for at, piece in enumerate(item):
        rest = piece.text.lstrip(SPACE)
        if len(rest) == len(piece.text):
            return item[at:]
        if rest:
            return [Piece(piece.end - len(rest), piece.end, rest), *item[at + 1 :]]
    return []
