"""JavaScript to a syntax tree, by the tree-sitter grammar; nothing of it is ever run.

The only module that imports tree_sitter. Offsets of the tree are code points: every character
outside ASCII is parsed as one of ASCII that the grammar treats alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.readers.text import Unreadable

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Parser

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_CLOSING = {"}": "{", "]": "[", ")": "("}
_BRACKETS = frozenset({*_CLOSING, *_CLOSING.values(), "${"})
_SHOWN = 30
"""Characters of the source that a message quotes."""


class Script(NamedTuple):
    """A parsed JavaScript file."""

    root: Node
    comments: tuple[tuple[int, int], ...]
    """Where comments stand, in source order."""


def parse(text: str) -> Script:
    """Parse a whole file; raises Unreadable, with the place, for what is not JavaScript."""
    root = _parser().parse(_masked(text).encode()).root_node
    if root.has_error:
        raise _mistake(text, root)
    comments = ((one.start_byte, one.end_byte) for one in _nodes(root) if one.type == "comment")
    return Script(root, tuple(comments))


def _masked(text: str) -> str:
    """The text in ASCII: letters as `_`, white space as a blank, the rest as no token at all."""
    return text if text.isascii() else _FOREIGN.sub(_stand_in, text)


def _stand_in(found: re.Match[str]) -> str:
    if found[0].isspace() or found[0] == "\ufeff":
        return " "
    return "_" if found[0].isidentifier() or f"a{found[0]}".isidentifier() else "\x01"


@lru_cache(maxsize=1)
def _language() -> Language:
    import tree_sitter_javascript
    from tree_sitter import Language

    return Language(tree_sitter_javascript.language())


@lru_cache(maxsize=1)
def _parser() -> Parser:
    from tree_sitter import Parser

    return Parser(_language())


def _nodes(root: Node) -> Iterator[Node]:
    """Every node, in source order. Queries would be quadratic in the depth of a broken tree."""
    cursor = root.walk()
    while cursor.node is not None:
        yield cursor.node
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def _mistake(text: str, root: Node) -> Unreadable:
    """What keeps a file from being JavaScript: a bracket without its partner, or a token."""
    wrong: list[Node] = []
    brackets: list[int] = []
    for node in _nodes(root):
        if node.is_error or node.is_missing:
            wrong.append(node)
        elif node.type in _BRACKETS:
            brackets.append(node.end_byte - 1)
    for start, told in _unpaired(text, brackets):
        return Unreadable(f"not JavaScript: this `{text[start]}` {told}", start, start + 1)
    smallest = min(wrong, key=lambda node: node.end_byte - node.start_byte, default=root)
    start, end = smallest.start_byte, min(smallest.end_byte, smallest.start_byte + _SHOWN)
    what = " ".join(text[start:end].split())
    told = f"unexpected `{what}`" if what else f"a `{smallest.type}` is missing here"
    return Unreadable(f"not JavaScript: {told}", start, end)


def _unpaired(text: str, brackets: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Brackets without a partner; those inside strings and comments are no tokens of a tree."""
    waiting: list[int] = []
    for place in brackets:
        if text[place] not in _CLOSING:
            waiting.append(place)
        elif waiting and text[waiting[-1]] == _CLOSING[text[place]]:
            waiting.pop()
        else:
            yield place, "closes nothing"
            return
    yield from ((place, "is not closed") for place in waiting)
