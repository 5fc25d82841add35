"""One function for each rule of strings and heredocs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from linter.readers.hcl.escapes import pieces
from linter.readers.hcl.syntax import Piece, Template
from linter.readers.hcl.template_nesting import nested
from linter.readers.hcl.template_text import Item, Mark, trimmed, unindented
from linter.readers.hcl.tokens import Token


def _plain(text: str, children: list[Any]) -> Template:
    start, end, _ = children[0]
    return Template(start, end, tuple(pieces(text, start + 1, end - 1)), heredoc=False)


def _quoted(text: str, children: list[Any]) -> Template:
    opening, *inner, closing = children
    items = [_item(text, child, pieces) for child in inner]
    return Template(opening[0], closing[1], nested(trimmed(items)), heredoc=False)


def _heredoc(text: str, children: list[Any]) -> Template:
    opening, *inner, closing = children
    items = [_item(text, child, _verbatim) for child in inner]
    return Template(opening[0], closing[1], nested(trimmed(items)), heredoc=True)


def _flush_heredoc(text: str, children: list[Any]) -> Template:
    opening, *inner, closing = children
    items = [_item(text, child, _verbatim) for child in inner]
    return Template(opening[0], closing[1], nested(unindented(trimmed(items))), heredoc=True)


def _item(text: str, child: Any, cut: Callable[[str, int, int], list[Piece]]) -> Item:
    if type(child) is not tuple:
        mark: Mark = child
        return mark
    start, end, terminal = child
    if terminal == "STRING_CHARS":
        return cut(text, start, end)
    return [Piece(start, end, text[start + 1 : end])]


def _verbatim(text: str, start: int, end: int) -> list[Piece]:
    return [Piece(start, end, text[start:end])]


def _mark(kind: str, children: list[Any], *values: Any) -> Mark:
    (start, opened, _), (_, end, _) = children[0], children[-1]
    closing = children[-1][0]
    return Mark(start, end, kind, opened - start == 3, end - closing == 2, values)


def _interpolation(_: str, children: list[Any]) -> Mark:
    return _mark("interpolation", children, children[1])


def _if(_: str, children: list[Any]) -> Mark:
    return _mark("if", children, children[2])


def _else(_: str, children: list[Any]) -> Mark:
    return _mark("else", children)


def _endif(_: str, children: list[Any]) -> Mark:
    return _mark("endif", children)


def _for(text: str, children: list[Any]) -> Mark:
    tokens: list[Token] = [child for child in children if type(child) is tuple]
    names = [text[start:end] for start, end, terminal in tokens if terminal == "NAME"]
    key, value = names if len(names) == 2 else (None, names[0])
    return _mark("for", children, key, value, children[-2])


def _endfor(_: str, children: list[Any]) -> Mark:
    return _mark("endfor", children)


TEMPLATE_FOLDS: Final[dict[str, Callable[[str, list[Any]], Any]]] = {
    "template_string": _plain,
    "string": _quoted,
    "heredoc_template": _heredoc,
    "heredoc_template_trim": _flush_heredoc,
    "interpolation": _interpolation,
    "template_if_start": _if,
    "template_else": _else,
    "template_endif": _endif,
    "template_for_start": _for,
    "template_endfor": _endfor,
}
