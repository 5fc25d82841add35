"""The parts of a template, with `if` and `for` wrapped around what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.syntax import ForDirective, IfDirective, Interpolation, Part, Piece
from linter.readers.hcl.template_text import Item, Mark

_ENDS: Final = {"if": "endif", "for": "endfor"}


class _Open:
    """A directive whose end has not come yet."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.parts: list[Part] = []
        self.then: tuple[Part, ...] | None = None
        """What stood before `else`, once that has come."""

    def closed(self, end: int) -> Part:
        """The finished directive."""
        mark, parts = self.mark, tuple(self.parts)
        if mark.kind == "for":
            key, value, collection = mark.values
            return ForDirective(mark.start, end, key, value, collection, parts)
        then, otherwise = (parts, ()) if self.then is None else (self.then, parts)
        return IfDirective(mark.start, end, mark.values[0], then, otherwise)


def nested(items: list[Item]) -> tuple[Part, ...]:
    """The parts that `items` make up. Raises HclError where directives do not match."""
    parts: list[Part] = []
    opened: list[_Open] = []
    for item in _texts_joined(items):
        here = opened[-1].parts if opened else parts
        if isinstance(item, Piece):
            here.append(item)
        elif item.kind == "interpolation":
            here.append(Interpolation(item.start, item.end, item.values[0]))
        elif item.kind in _ENDS:
            opened.append(_Open(item))
        elif item.kind == "else":
            _turn(opened, item)
        else:
            directive = _close(opened, item)
            (opened[-1].parts if opened else parts).append(directive)
    if opened:
        mark = opened[-1].mark
        message = f'"%{{ {mark.kind} }}" lacks its "%{{ {_ENDS[mark.kind]} }}"'
        raise HclError(mark.start, mark.end, message)
    return tuple(parts)


def _texts_joined(items: list[Item]) -> Iterator[Piece | Mark]:
    """Marks and pieces; pieces that stand side by side as they were written become one."""
    run: list[Piece] = []
    for item in items:
        for piece in [item] if isinstance(item, Mark) else item:
            if run and not _continues(run[-1], piece):
                yield _joined(run)
                run = []
            if isinstance(piece, Mark):
                yield piece
            elif piece.text:
                run.append(piece)
    if run:
        yield _joined(run)


def _continues(last: Piece, item: Piece | Mark) -> bool:
    return (
        isinstance(item, Piece)
        and item.start == last.end
        and all(len(piece.text) == piece.end - piece.start for piece in (last, item))
    )


def _joined(run: list[Piece]) -> Piece:
    return Piece(run[0].start, run[-1].end, "".join(piece.text for piece in run))


def _turn(opened: list[_Open], mark: Mark) -> None:
    if not opened or opened[-1].mark.kind != "if" or opened[-1].then is not None:
        raise HclError(mark.start, mark.end, '"%{ else }" stands outside of an "%{ if }"')
    opened[-1].then = tuple(opened[-1].parts)
    opened[-1].parts = []


def _close(opened: list[_Open], mark: Mark) -> Part:
    if not opened or _ENDS[opened[-1].mark.kind] != mark.kind:
        raise HclError(mark.start, mark.end, f'"%{{ {mark.kind} }}" ends nothing that is open')
    return opened.pop().closed(mark.end)
