"""One function for each rule of arguments and blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.syntax import Argument, Block, Body, Label, Part, Piece, Template


def _argument(text: str, children: list[Any]) -> Argument:
    (start, name_end, _), _, expression = children
    return Argument(start, expression.end, text[start:name_end], name_end, expression)


def _block(text: str, children: list[Any]) -> Block:
    (start, type_end, _), *written, _, body, closing = children
    labels = tuple(_label(text, child) for child in written)
    header_end = labels[-1].end if labels else type_end
    return Block(start, closing[1], text[start:type_end], labels, header_end, body)


def _label(text: str, written: Any) -> Label:
    if type(written) is not Template:
        start, end, _ = written
        return Label(start, end, text[start:end])
    return Label(written.start, written.end, "".join(map(_label_text, written.parts)))


def _label_text(part: Part) -> str:
    if isinstance(part, Piece):
        return part.text
    raise HclError(part.start, part.end, "a block's label cannot hold a template")


def _body(_: str, children: list[Any]) -> Body:
    arguments = tuple(child for child in children if type(child) is Argument)
    for argument in repeated(arguments):
        raise HclError(argument.start, argument.name_end, redefinition(argument))
    return Body(arguments, tuple(child for child in children if type(child) is Block))


def repeated(arguments: Iterable[Argument]) -> list[Argument]:
    """The arguments whose name an earlier one has."""
    names: set[str] = set()
    again = []
    for argument in arguments:
        if argument.name in names:
            again.append(argument)
        names.add(argument.name)
    return again


def redefinition(argument: Argument) -> str:
    """What to say of an argument whose name an earlier one has."""
    return f'the argument "{argument.name}" is set twice; each may be set once'


BODY_FOLDS: Final[dict[str, Callable[[str, list[Any]], Any]]] = {
    "attribute": _argument,
    "block": _block,
    "body": _body,
}
