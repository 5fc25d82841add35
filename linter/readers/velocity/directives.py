"""Reads the directives that gclint interprets, and passes over those it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from linter.readers.velocity.blocks import Block, Blocks
from linter.readers.velocity.cursor import Cursor, RefusedError, UnreadableError
from linter.readers.velocity.expression import REFERENCE, ExpressionReader
from linter.readers.velocity.syntax import Assignment, Expression, Fault, Reference, Unread

ARGUMENTS = re.compile(r"[ \t]*\(")
_LINE_BREAK = re.compile(r"[ \t]*\r?\n")
_IN = re.compile(r"[A-Za-z]+")
_UNREAD_BLOCKS = ("macro", "define")
_UNREAD_LINES = ("parse", "include", "evaluate", "stop", "break")


class DirectiveReader:
    """Reads what follows a directive's name; the name itself is behind the cursor.

    The line break after a directive belongs to it, as it is not printed.
    """

    def __init__(
        self, cursor: Cursor, blocks: Blocks, expressions: ExpressionReader, faults: list[Fault]
    ) -> None:
        self._cursor = cursor
        self._blocks = blocks
        self._expressions = expressions
        self._faults = faults

    def knows(self, name: str) -> bool:
        """Whether `#name` is a directive; otherwise it prints itself."""
        return name in self._READERS

    def read(self, name: str, start: int) -> None:
        """Reads the directive whose `#` stands at `start`."""
        self._READERS[name](self, name, start)

    def _if(self, name: str, start: int) -> None:
        block = self._blocks.open(Block(name, start, self._cursor.at))
        block.condition = self._head(lambda: self._condition(name))
        block.body_start = self._cursor.at

    def _else(self, name: str, start: int) -> None:
        block = self._blocks.innermost
        if not block.accepts(name):
            raise RefusedError(self._cursor.at, f'"#{name}" has no "#if" that it could belong to')
        block.end_arm(start)
        block.arm_start = start
        block.condition = None
        if name == "elseif":
            block.condition = self._head(lambda: self._condition(name))
        else:
            self._cursor.take(_LINE_BREAK)
        block.body_start = self._cursor.at

    def _end(self, _name: str, start: int) -> None:
        if not self._blocks.nested:
            raise RefusedError(self._cursor.at, '"#end" ends nothing')
        self._cursor.take(_LINE_BREAK)
        self._blocks.close(start, self._cursor.at)

    def _foreach(self, name: str, start: int) -> None:
        block = self._blocks.open(Block(name, start, self._cursor.at))
        block.condition = self._head(lambda: self._collection(block))
        block.body_start = self._cursor.at

    def _set(self, name: str, start: int) -> None:
        cursor = self._cursor
        self._open(name)
        target = self._variable()
        cursor.skip_space()
        cursor.expect("=", "after the variable")
        value = self._expressions.expression(cursor)
        self._close(name)
        cursor.take(_LINE_BREAK)
        start = self._blocks.drop_blanks(start)
        self._blocks.add(Assignment(start, cursor.at, target, value))

    def _unread(self, name: str, start: int) -> None:
        cursor = self._cursor
        if cursor.take(ARGUMENTS):
            self._expressions.arguments(cursor, "")
        if name in _UNREAD_BLOCKS:
            self._blocks.open(Block(name, start, cursor.at))
        else:
            self._blocks.add(Unread(start, cursor.at, f'"#{name}" is not interpreted'))

    def _head(self, read: Callable[[], Expression]) -> Expression:
        """What `read` gives; where it gives up, reading goes on so that #end finds its block."""
        cursor = self._cursor
        start = cursor.at
        try:
            found = read()
        except UnreadableError as unread:
            cursor.at = max(unread.at, start)
            if isinstance(unread, RefusedError):
                self._faults.append(Fault(start, cursor.at, unread.message))
            found = Unread(start, cursor.at, unread.message)
        cursor.take(_LINE_BREAK)
        return found

    def _condition(self, name: str) -> Expression:
        self._open(name)
        found = self._expressions.expression(self._cursor)
        self._close(name)
        return found

    def _collection(self, block: Block) -> Expression:
        self._open(block.name)
        block.variable = self._variable().name
        self._cursor.skip_space()
        if not self._cursor.take(_IN):
            self._cursor.refuse('expected "in" after the variable')
        found = self._expressions.expression(self._cursor)
        self._close(block.name)
        return found

    def _open(self, name: str) -> None:
        self._cursor.skip_space()
        self._cursor.expect("(", f'after "#{name}"')

    def _close(self, name: str) -> None:
        self._cursor.skip_space()
        self._cursor.expect(")", f'to end "#{name}(...)"')

    def _variable(self) -> Reference:
        self._cursor.skip_space()
        head = self._cursor.take(REFERENCE)
        if not head:
            self._cursor.refuse("expected a variable")
        return self._expressions.reference(self._cursor, head)

    _READERS: ClassVar[dict[str, Callable[[DirectiveReader, str, int], None]]] = {
        "if": _if,
        "elseif": _else,
        "else": _else,
        "end": _end,
        "foreach": _foreach,
        "set": _set,
        **dict.fromkeys(_UNREAD_BLOCKS + _UNREAD_LINES, _unread),
    }
