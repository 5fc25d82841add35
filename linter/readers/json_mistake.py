"""Finds what keeps a text from being JSON, for a message of our own.

The standard library's messages name what it expected, not what the writer did, and they change
with the Python version. This reads the text again, token by token, once that has refused it.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from linter.readers.document import MAX_DEPTH
from linter.readers.json_token import Token, after_scalars, shown, token_at
from linter.readers.text import Unreadable

_BLANKS: Final = re.compile(r"[ \t\n\r]*+")


class _Expected(Enum):
    """What may come next: the kinds of token that fit."""

    VALUE = '"0{['
    FIRST_ITEM = '"0{[]'
    KEY = '"'
    FIRST_KEY = '"}'
    COLON = ":"
    NEXT_ITEM = ",]"
    NEXT_MEMBER = ",}"
    NOTHING = ""


def mistake(text: str) -> Unreadable:
    """Say what is wrong with `text`, which is not JSON or nests too deep, and where."""
    try:
        return _Recognizer(text).first_mistake()
    except Unreadable as found:
        return found


class _Recognizer:
    """Follows the grammar of RFC 8259 up to the first token that does not fit it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[Token] = []
        self._expected = _Expected.VALUE
        self._last = Token("", 0, 0)

    def first_mistake(self) -> Unreadable:
        """Return the mistake, or raise it where it is a single token's."""
        while len(self._open) <= MAX_DEPTH:
            start = self._after_blanks()
            if start == len(self._text):
                return self._unfinished()
            token = token_at(self._text, start)
            if token.kind not in self._expected.value:
                return self._misplaced(token)
            self._take(token)
        deepest = self._open[-1]
        return Unreadable(f"nested deeper than {MAX_DEPTH} levels", deepest.start, deepest.end)

    def _after_blanks(self) -> int:
        found = _BLANKS.match(self._text, self._last.end)
        return found.end() if found else self._last.end

    def _take(self, token: Token) -> None:
        self._last = token
        if token.kind in "{[":
            self._open.append(token)
            self._expected = _Expected.FIRST_KEY if token.kind == "{" else _Expected.FIRST_ITEM
            self._skip_scalars()
        elif token.kind == ",":
            self._expect_another()
            self._skip_scalars()
        elif token.kind == ":":
            self._expected = _Expected.VALUE
        elif token.kind == '"' and self._expected in (_Expected.KEY, _Expected.FIRST_KEY):
            self._expected = _Expected.COLON
        else:
            self._complete(token)

    def _expect_another(self) -> None:
        """Go on after a comma."""
        self._expected = _Expected.KEY if self._inside("{") else _Expected.VALUE

    def _skip_scalars(self) -> None:
        end = after_scalars(self._text, self._last.end, self._open[-1].kind)
        if end > self._last.end:
            self._last = Token(",", end - 1, end)
            self._expect_another()

    def _complete(self, token: Token) -> None:
        """Go on after the last token of a value."""
        if token.kind in "}]":
            self._open.pop()
        if not self._open:
            self._expected = _Expected.NOTHING
        else:
            self._expected = _Expected.NEXT_MEMBER if self._inside("{") else _Expected.NEXT_ITEM

    def _inside(self, bracket: str) -> bool:
        return bool(self._open) and self._open[-1].kind == bracket

    def _unfinished(self) -> Unreadable:
        if self._open:
            bracket = self._open[-1]
            return self._unreadable(f"this {bracket.kind} is never closed", bracket)
        if self._expected is _Expected.VALUE:
            return Unreadable("not JSON: empty")
        return self._unreadable("not understood", Token("", 0, 0))

    def _misplaced(self, token: Token) -> Unreadable:
        if self._last.kind == "," and token.kind in "}]":
            return self._unreadable(f"a comma before {token.kind} is one too many", self._last)
        if token.kind in "}]" and not self._inside("{" if token.kind == "}" else "["):
            return self._unreadable(self._wrong_bracket(token), token)
        if self._expected is _Expected.NOTHING:
            return self._unreadable("more text follows where the value has ended", token)
        return self._unreadable(self._missing(token), token)

    def _wrong_bracket(self, token: Token) -> str:
        if not self._open:
            return f"{token.kind} closes nothing"
        bracket = self._open[-1]
        line = self._text.count("\n", 0, bracket.start) + 1
        return f"{token.kind} where the {bracket.kind} of line {line} is still open"

    def _missing(self, token: Token) -> str:
        what = shown(self._text, token.start, token.end)
        if self._expected in (_Expected.NEXT_ITEM, _Expected.NEXT_MEMBER):
            return (
                "a comma, or a key, is missing before this colon"
                if token.kind == ":"
                else (f"a comma is missing before {what}")
            )
        if self._expected is _Expected.COLON:
            return f"a colon is missing before {what}"
        if self._expected in (_Expected.KEY, _Expected.FIRST_KEY):
            return f"{what} stands where a key in double quotes belongs"
        return f"a value is missing before {what}"

    def _unreadable(self, message: str, token: Token) -> Unreadable:
        return Unreadable(f"not JSON: {message}", token.start, token.end)
