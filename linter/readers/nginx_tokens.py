"""The tokens of an nginx configuration.

They are those of nginx itself: a word ends at white space, `;` or `{`, a quote counts only where a
word begins, and `${` belongs to its word (https://nginx.org/en/docs/beginners_guide.html#conf_structure).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.readers.text import Unreadable

_TOKEN: Final = re.compile(
    r"[ \t\r\n]*+(?:(?P<mark>[;{}])|(?P<comment>\#[^\n]*)"
    r"""|(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?=[ \t\r\n;{)]|\Z)"""
    r"""|(?P<word>(?!["'])(?:[^ \t\r\n;{\\$]++|\\.|\$\{|\$)+)|(?P<end>\Z))""",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\([\"'\\])")


class Token(NamedTuple):
    """A word, a mark or a comment; offsets include the quotes."""

    kind: str
    """`word`, `mark` or `comment`."""
    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The tokens from `start` on; raises Unreadable where a quoted string does not end."""
    while start < len(text):
        found = _TOKEN.match(text, start)
        if found is None:
            raise _fault(text, start + len(text[start:]) - len(text[start:].lstrip(" \t\r\n")))
        start, kind = found.end(), found.lastgroup or "end"
        if kind == "quoted":
            inner = _ESCAPE.sub(r"\1", found[kind][1:-1])
            yield Token("word", inner, found.start(kind), start)
        elif kind != "end":
            yield Token(kind, found[kind], found.start(kind), start)


def _fault(text: str, start: int) -> Unreadable:
    quote = text[start]
    end = text.find(quote, start + 1)
    if quote in "\"'" and end >= 0:
        return Unreadable("a quoted string ends here, but the word goes on", end, end + 1)
    told = "the string that starts here is not closed" if quote in "\"'" else "this is no word"
    return Unreadable(told, start, start + 1)
