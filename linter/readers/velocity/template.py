"""Reads a whole Velocity template: text, comments, references and directives."""

from __future__ import annotations

import re

from linter.readers.velocity.blocks import Block, Blocks
from linter.readers.velocity.cursor import Cursor, RefusedError, UnreadableError
from linter.readers.velocity.directives import ARGUMENTS, DirectiveReader
from linter.readers.velocity.expression import REFERENCE, ExpressionReader
from linter.readers.velocity.syntax import Comment, Fault, Node, Template, Text, Unread

_RUN = re.compile(r"(?:[^$#\\]+|\\+(?![\\$#]))++")
_BACKSLASHES = re.compile(r"\\+")
_LINE_COMMENT = re.compile(r"##[^\n]*\n?")
_DIRECTIVE = re.compile(r"(\\*)#(?:\{([A-Za-z]+)\}|(@?[A-Za-z][A-Za-z0-9_]*))")
_ODD_SIGN = re.compile(r"\$(?:\\+!|!(?!\{?[A-Za-z_]))|[$#]\Z")


def read(text: str) -> Template:
    """The template that `text` is. Never raises: what cannot be read is Unread, with a reason."""
    faults: list[Fault] = []
    nodes = _TemplateReader(Cursor(text, 0, len(text)), faults).nodes()
    return Template(text, nodes, tuple(faults))


def _read_string(cursor: Cursor) -> tuple[Node, ...]:
    faults: list[Fault] = []
    nodes = _TemplateReader(cursor, faults).nodes()
    if faults:
        raise RefusedError(faults[0].end, faults[0].message)
    return nodes


class _TemplateReader:
    def __init__(self, cursor: Cursor, faults: list[Fault]) -> None:
        self._cursor = cursor
        self._faults = faults
        self._blocks = Blocks(cursor.at)
        self._expressions = ExpressionReader(_read_string)
        self._directives = DirectiveReader(cursor, self._blocks, self._expressions, faults)
        self._plain = -1

    def nodes(self) -> tuple[Node, ...]:
        """Everything up to the cursor's end."""
        cursor = self._cursor
        while cursor.at < cursor.end:
            start = cursor.at
            try:
                self._next(start)
            except UnreadableError as unread:
                self._end_text(start)
                cursor.at = max(unread.at, start + 1)
                self._blocks.add(Unread(start, cursor.at, unread.message))
                if isinstance(unread, RefusedError):
                    self._faults.append(Fault(start, cursor.at, unread.message))
        self._end_text(cursor.end)
        while self._blocks.nested:
            block = self._blocks.innermost
            message = f'"#{block.name}" has no "#end"'
            self._faults.append(Fault(block.start, max(block.body_start, block.start), message))
            self._blocks.close(cursor.end, cursor.end)
        return tuple(self._blocks.innermost.nodes)

    def _next(self, start: int) -> None:
        cursor = self._cursor
        if cursor.take(_RUN):
            self._text(start)
        elif head := cursor.take(REFERENCE):
            self._end_text(start)
            self._blocks.add(self._expressions.reference(cursor, head))
        elif cursor.take(_LINE_COMMENT):
            self._end_text(start)
            self._blocks.add(Comment(start, cursor.at))
        elif cursor.takes("#*"):
            self._end_text(start)
            self._past("*#")
            self._blocks.add(Comment(start, cursor.at))
        elif cursor.takes("#[["):
            self._end_text(start)
            self._verbatim(start)
        elif head := cursor.take(_DIRECTIVE):
            self._directive(head)
        elif cursor.take(_ODD_SIGN):
            self._end_text(start)
            reason = "what it prints depends on the version of Velocity"
            self._blocks.add(Unread(start, cursor.at, reason))
        else:
            if not cursor.take(_BACKSLASHES):
                cursor.at += 1
            self._text(start)

    def _directive(self, head: re.Match[str]) -> None:
        cursor = self._cursor
        name = head[2] or head[3]
        escapes = len(head[1])
        half = "\\" * (escapes // 2)
        start = head.start() + escapes
        if not self._directives.knows(name):
            self._unknown(name, head.start())
            return
        self._end_text(head.start())
        if escapes % 2:
            self._blocks.add(Text(head.start(), cursor.at, half + cursor.text[start : cursor.at]))
        elif escapes:
            cursor.at = start
            self._blocks.add(Text(head.start(), start, half))
        else:
            self._directives.read(name, start)

    def _unknown(self, name: str, start: int) -> None:
        """`#name` of no directive prints itself, with the arguments that it may have."""
        cursor = self._cursor
        has_arguments = cursor.take(ARGUMENTS)
        if has_arguments:
            self._expressions.arguments(cursor, "")
        if has_arguments and name.startswith("@"):
            self._end_text(start)
            self._blocks.open(Block(name, start, cursor.at))
        else:
            self._text(start)

    def _verbatim(self, start: int) -> None:
        inner = self._cursor.at
        if self._past("]]#"):
            printed = self._cursor.text[inner : self._cursor.at - 3]
            self._blocks.add(Text(start, self._cursor.at, printed))
        else:
            self._blocks.add(Unread(start, self._cursor.at, '"#[[" is not closed by "]]#"'))

    def _past(self, sign: str) -> bool:
        """Goes past the next `sign`, or to the end; whether there is one."""
        cursor = self._cursor
        found = cursor.text.find(sign, cursor.at, cursor.end)
        cursor.at = cursor.end if found < 0 else found + len(sign)
        return found >= 0

    def _text(self, start: int) -> None:
        """Takes what was read from `start` on for text; neighbours come together in one node."""
        if self._plain < 0:
            self._plain = start

    def _end_text(self, end: int) -> None:
        if 0 <= self._plain < end:
            self._blocks.add(Text(self._plain, end, self._cursor.text[self._plain : end]))
        self._plain = -1
