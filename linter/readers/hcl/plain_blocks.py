"""Arguments and blocks that are written line by line, read without the automaton.

What a line holds that is not plain is cut and parsed by the grammar, value by value. A statement
that is anything else is left to it as a whole: NotPlain.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Final, NamedTuple

from linter.readers.hcl.by_grammar import cut_statement, parse
from linter.readers.hcl.errors import HclError
from linter.readers.hcl.plain_values import KEYWORDS, MAX_DEPTH, NAME, NotPlain, plain_value
from linter.readers.hcl.syntax import Argument, Block, Body, Comment, Expression, Label

_LABEL: Final = re.compile(r'[ \t]++"([^"\\\r\n$%]*+)"')
_ITEM: Final = re.compile(
    rf"""(?:[ \t]++|\r?\n)*+
    (?: ({NAME}) [ \t]*+ (=(?![=>])) [ \t]*+
      | ({NAME}) ((?:[ \t]++"[^"\\\r\n$%]*+")*+) [ \t]*+ (\{{)
      | (\#[^\n]*+|//[^\n]*+)
      | (\}})
    )""",
    re.VERBOSE,
)
_NAME, _EQUALS, _TYPE, _LABELS, _OPENING, _COMMENT, _CLOSING = range(1, 8)
_LINE_END: Final = re.compile(r"[ \t]*+(?:(\#[^\n]*+|//[^\n]*+)|(?=\r?\n|\Z))")
_BODY_START: Final = re.compile(r"[ \t]*+(?:(?=\r?\n|\#|//)|(?=\}))")


class Plain(NamedTuple):
    """One statement that was read."""

    node: Argument | Block
    end: int
    """Where the newline after it stands, or the end of the text."""
    comments: list[Comment]
    """Those before it, in it and behind it on its line."""


def plain_statement(text: str, at: int) -> Plain:
    """The first argument or block at or after `at`. Raises NotPlain, also where there is none."""
    reader = _Reader(text)
    found = reader.item(at)
    if found is None or found.lastindex == _CLOSING:
        raise NotPlain
    node, end = reader.node(found, 0)
    return Plain(node, reader.line_end(end), reader.comments)


class _Reader:
    """Reads one statement."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.comments: list[Comment] = []

    def item(self, at: int) -> re.Match[str] | None:
        """What comes at `at`, past blank lines and comments: the start of an argument or of a
        block, or a closing brace."""
        while (found := _ITEM.match(self._text, at)) and found.lastindex == _COMMENT:
            self._comment(*found.span(_COMMENT))
            at = found.end()
        return found

    def node(self, found: re.Match[str], depth: int) -> tuple[Argument | Block, int]:
        """The argument or block that begins with `found`, and where it ends."""
        if found.lastindex == _EQUALS:
            start, name_end = found.span(_NAME)
            expression, end = self._value(found.end())
            name = _checked(found[_NAME])
            return Argument(start, expression.end, name, name_end, expression), end
        block = self._block(found, depth)
        return block, block.end

    def line_end(self, at: int) -> int:
        """Past the comment that may end a line; NotPlain where something else does."""
        found = _LINE_END.match(self._text, at)
        if found is None:
            raise NotPlain
        if found.lastindex:
            self._comment(*found.span(1))
        return found.end()

    def _value(self, at: int) -> tuple[Expression, int]:
        """A value and where it ends, from the grammar where it is not plain."""
        try:
            return plain_value(self._text, at)
        except NotPlain:
            scan = cut_statement(self._text, at, len(self._text))
        if scan.frames or scan.tokens[0][0] != at:
            raise NotPlain
        try:
            expression: Expression = parse(self._text, scan.tokens, "expression")
        except HclError:
            raise NotPlain from None
        self.comments.extend(Comment(*comment) for comment in scan.comments)
        return expression, scan.at

    def _block(self, found: re.Match[str], depth: int) -> Block:
        start, header_end = found.start(_TYPE), found.end(_LABELS)
        labels = tuple(
            Label(one.start(1) - 1, one.end(), one[1])
            for one in _LABEL.finditer(self._text, found.end(_TYPE), header_end)
        )
        if depth > MAX_DEPTH:
            raise NotPlain
        body, end = self._body(found.end(), depth + 1)
        return Block(start, end, _checked(found[_TYPE]), labels, header_end, body)

    def _body(self, at: int, depth: int) -> tuple[Body, int]:
        if _BODY_START.match(self._text, at) is None:
            raise NotPlain
        arguments: list[Argument] = []
        blocks: list[Block] = []
        while (found := self.item(at)) and found.lastindex != _CLOSING:
            node, at = self.node(found, depth)
            at = self.line_end(at)
            (arguments if type(node) is Argument else blocks).append(node)  # type: ignore[arg-type]
        if found is None or len({one.name for one in arguments}) < len(arguments):
            raise NotPlain
        return Body(tuple(arguments), tuple(blocks)), found.end()

    def _comment(self, start: int, end: int) -> None:
        self.comments.append(Comment(start, end - self._text.endswith("\r", start, end)))


def _checked(name: str) -> str:
    if name in KEYWORDS:
        raise NotPlain
    return intern(name)
