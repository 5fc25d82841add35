"""Reads references and the expressions of directives, arguments and strings.

What is refused here is refused by Velocity 1.7 and 2.3 alike; where the two differ the wider
one is followed. `tests/readers/velocity/engine.json` holds what they said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from linter.readers.velocity.cursor import Cursor, UnreadableError
from linter.readers.velocity.syntax import (
    Binary,
    Expression,
    Index,
    Interpolated,
    ListLiteral,
    Literal,
    MapLiteral,
    Method,
    Node,
    Property,
    RangeLiteral,
    Reference,
    Step,
    Text,
    Unary,
    Unread,
    Word,
)

CHAIN = 200
"""How many operators one expression may have, as each makes the tree one node deeper."""

_NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
REFERENCE = re.compile(rf"(\\*)\$(!?)(\{{?)({_NAME})")
_PROPERTY = re.compile(rf"\.({_NAME})")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_BOOLEAN = re.compile(r"(?:true|false)(?![A-Za-z0-9_])")
_SINGLE = re.compile(r"'[^']*(?:''[^']*)*'")
_DOUBLE = re.compile(r'"[^"]*(?:""[^"]*)*"')
_NOT = re.compile(r"!|not\b|-(?!\d)")
_OPERATOR = re.compile(r"\|\||&&|[=!<>]=|[<>+*/%]|-(?!\d)|(?:or|and|eq|ne|lt|le|gt|ge)\b")

_SIGNS = {"or": "||", "and": "&&", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">"}
_SIGNS |= {"ge": ">=", "not": "!"}
_BINDING = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4}
_BINDING |= {"+": 5, "-": 5, "*": 6, "/": 6, "%": 6}

ReadNodes = Callable[[Cursor], tuple[Node, ...]]
"""Reads a template up to the cursor's end, for strings in double quotes."""


class ExpressionReader:
    """Reads expressions; strings in double quotes go back to `read_nodes`."""

    def __init__(self, read_nodes: ReadNodes) -> None:
        self._read_nodes = read_nodes

    def reference(self, cursor: Cursor, head: re.Match[str]) -> Reference:
        """The reference whose beginning `head` (a match of REFERENCE) the cursor has passed."""
        escapes, silent, brace, name = head.groups()
        steps = self._steps(cursor)
        otherwise = None
        if brace:
            if cursor.takes("|"):
                otherwise = self.expression(cursor)
            cursor.expect("}", "at the end of the reference")
        return Reference(
            head.start(), cursor.at, len(escapes), bool(silent), bool(brace), name, steps, otherwise
        )

    def expression(self, cursor: Cursor, binding: int = 0) -> Expression:
        """The expression at the cursor, as far as operators bind tighter than `binding`."""
        cursor.enter()
        cursor.skip_space()
        start = cursor.at
        left = self._operand(cursor)
        for _ in range(CHAIN):
            before = cursor.at
            cursor.skip_space()
            found = cursor.take(_OPERATOR)
            sign = _SIGNS.get(found[0], found[0]) if found else ""
            if not found or _BINDING[sign] <= binding:
                cursor.at = before
                cursor.leave()
                return left
            right = self.expression(cursor, _BINDING[sign])
            left = Binary(start, cursor.at, sign, left, right)
        raise UnreadableError(cursor.at, "it has too many operators to be read")

    def arguments(self, cursor: Cursor, between: str) -> tuple[Expression, ...]:
        """The arguments up to the closing parenthesis; the opening one is behind.

        `between` parts them: a comma for methods, nothing for directives, where a comma may stand.
        """
        cursor.enter()
        found: list[Expression] = []
        while not cursor.takes(")"):
            if found and between:
                cursor.expect(between, "between the arguments")
            elif found:
                cursor.takes(",")
            found.append(self._argument(cursor))
            cursor.skip_space()
        cursor.leave()
        return tuple(found)

    def _steps(self, cursor: Cursor) -> tuple[Step, ...]:
        steps: list[Step] = []
        while True:
            start = cursor.at
            if not cursor.text.startswith((".", "["), start, cursor.end):
                return tuple(steps)
            if found := cursor.take(_PROPERTY):
                if cursor.at + 1 < len(cursor.text) and cursor.takes("("):
                    given = self.arguments(cursor, ",")
                    steps.append(Method(start, cursor.at, found[1], given))
                else:
                    steps.append(Property(start, cursor.at, found[1]))
            elif cursor.takes("["):
                key = self.expression(cursor)
                cursor.skip_space()
                cursor.expect("]", "after the index")
                steps.append(Index(start, cursor.at, key))
            else:
                return tuple(steps)

    def _argument(self, cursor: Cursor) -> Expression:
        cursor.skip_space()
        start = cursor.at
        word = cursor.take(_WORD)
        if word and word[0] not in ("true", "false", "not"):
            return Word(start, cursor.at, word[0])
        cursor.at = start
        return self.expression(cursor)

    def _operand(self, cursor: Cursor) -> Expression:
        start = cursor.at
        if head := cursor.take(REFERENCE):
            return self.reference(cursor, head)
        if found := cursor.take(_NOT):
            sign = _SIGNS.get(found[0], found[0])
            return Unary(start, cursor.at, sign, self.expression(cursor, 9))._replace(end=cursor.at)
        if cursor.takes("("):
            inner = self.expression(cursor)
            cursor.skip_space()
            cursor.expect(")", "to close the parenthesis")
            return inner
        if cursor.takes("["):
            return self._list(cursor, start)
        if cursor.takes("{"):
            return self._map(cursor, start)
        return self._literal(cursor, start)

    def _literal(self, cursor: Cursor, start: int) -> Expression:
        if found := cursor.take(_NUMBER):
            return Literal(start, cursor.at, _number(found[0]))
        if found := cursor.take(_SINGLE):
            return Literal(start, cursor.at, found[0][1:-1].replace("''", "'"))
        if cursor.take(_DOUBLE):
            return self._interpolated(cursor, start)
        if cursor.sees("'") or cursor.sees('"'):
            cursor.at = cursor.end
            cursor.refuse("a string is not closed")
        if found := cursor.take(_BOOLEAN):
            return Literal(start, cursor.at, found[0] == "true")
        return cursor.refuse("expected a value")

    def _list(self, cursor: Cursor, start: int) -> Expression:
        items: list[Expression] = []
        cursor.skip_space()
        while not cursor.takes("]"):
            if items:
                if len(items) == 1 and cursor.takes(".."):
                    last = self.expression(cursor)
                    cursor.skip_space()
                    cursor.expect("]", "after the range")
                    return RangeLiteral(start, cursor.at, items[0], last)
                cursor.expect(",", "between the items")
            items.append(self.expression(cursor))
            cursor.skip_space()
        return ListLiteral(start, cursor.at, tuple(items))

    def _map(self, cursor: Cursor, start: int) -> Expression:
        entries: list[tuple[Expression, Expression]] = []
        cursor.skip_space()
        while not cursor.takes("}"):
            if entries:
                cursor.expect(",", "between the entries")
            key = self.expression(cursor)
            cursor.skip_space()
            cursor.expect(":", "after the key")
            entries.append((key, self.expression(cursor)))
            cursor.skip_space()
        return MapLiteral(start, cursor.at, tuple(entries))

    def _interpolated(self, cursor: Cursor, start: int) -> Expression:
        """A string in double quotes, whose own quotes are doubled: it is cut at those."""
        end = cursor.at
        nodes: list[Node] = []
        at = start + 1
        while True:
            cut = cursor.text.find('""', at, end - 1)
            inner = Cursor(cursor.text, at, end - 1 if cut < 0 else cut, cursor.depth)
            try:
                inner.enter()
                nodes += self._read_nodes(inner)
            except UnreadableError as refused:
                if '""' not in cursor.text[start + 1 : end - 1]:
                    raise
                return Unread(start, end, f"the string is not interpreted: {refused.message}")
            if cut < 0:
                return Interpolated(start, end, tuple(nodes))
            nodes.append(Text(cut, cut + 2, '"'))
            at = cut + 2


def _number(written: str) -> int | Decimal:
    return int(written) if written.lstrip("-").isdigit() and len(written) < 19 else Decimal(written)
