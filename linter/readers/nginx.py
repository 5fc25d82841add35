"""nginx configuration as a tree of directives.

A reader of our own, because the one kept by nginx's makers (crossplane) opens the files it is
pointed to, wherever they are, and tells of lines but not of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from linter.model import Span
from linter.readers.nginx_tokens import Token, tokens
from linter.readers.text import Unreadable

MAX_BYTES: Final = 1024 * 1024
"""The largest file that is read; lists of addresses, which may be larger, hold no limits."""
MAX_DEPTH: Final = 100
"""How deep blocks may nest; nginx's own modules nest them five deep."""
_CODE: Final = "_by_lua_block"
"""The end of directives whose block is a program rather than directives."""
_BRACE: Final = re.compile(r"""[{}]|--[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL)
"""The braces of a Lua program, and what hides others: comments and strings."""
_OURS: Final = re.compile(r"(?:^|[;{}])[ \t]*(?:limit_req(?:_zone)?|proxy_pass)\s", re.MULTILINE)


class Word(NamedTuple):
    """An argument, its quotes and their escapes resolved."""

    text: str
    span: Span


class Directive(NamedTuple):
    """`name arguments;` or `name arguments { block }`."""

    name: str
    span: Span
    """Of the name and its arguments."""
    arguments: tuple[Word, ...]
    block: tuple[Directive, ...] | None
    end: int
    """Behind its semicolon or closing brace."""


class NginxFile(NamedTuple):
    """One parsed file."""

    path: str
    text: str
    directives: tuple[Directive, ...]
    comments: tuple[Span, ...]


def read_nginx(path: str, text: str) -> NginxFile:
    """Read `text`, the whole of the file `path`.

    Raises Unreadable, with the place, for an unclosed brace or string, a directive without an end,
    blocks that nest deeper than MAX_DEPTH, and files above MAX_BYTES.
    """
    if len(text) > MAX_BYTES:
        raise Unreadable(f"nginx configuration larger than {MAX_BYTES // 2**20} MiB", 0, 1)
    reader = _Reader(path, text)
    return NginxFile(path, text, reader.directives(), tuple(reader.comments))


def speaks_of_proxies(text: str) -> bool:
    """Whether a text limits requests or passes them on, as an nginx configuration does."""
    return _OURS.search(text) is not None


class _Open(NamedTuple):
    """A block on the way to its closing brace."""

    words: tuple[Token, ...]
    inner: list[Directive]


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._words: list[Token] = []
        self._blocks = [_Open((), [])]
        self.comments: list[Span] = []

    def directives(self) -> tuple[Directive, ...]:
        at = 0
        while at < len(self._text):
            for token in tokens(self._text, at):
                at = token.end
                if self._starts_code(token):
                    at = self._behind_code(token)
                    self._close(self._words, (), at)
                    break
                self._take(token)
            else:
                break
        self._refuse_unfinished()
        return tuple(self._blocks[0].inner)

    def _take(self, token: Token) -> None:
        if token.kind == "comment":
            self.comments.append(Span(self._path, token.start, token.end))
        elif token.kind == "word":
            self._words.append(token)
        elif token.text == "}":
            self._leave(token)
        elif not self._words:
            raise _fault(f"nothing stands before this `{token.text}`", token)
        elif token.text == ";":
            self._close(self._words, None, token.end)
        else:
            self._enter(token)

    def _enter(self, token: Token) -> None:
        if len(self._blocks) > MAX_DEPTH:
            raise _fault(f"blocks nest more than {MAX_DEPTH} deep", token)
        self._blocks.append(_Open(tuple(self._words), []))
        self._words = []

    def _leave(self, token: Token) -> None:
        if self._words:
            raise _fault("no `;` stands before this `}`", token)
        if len(self._blocks) == 1:
            raise _fault("this `}` closes no block", token)
        closed = self._blocks.pop()
        self._close(closed.words, tuple(closed.inner), token.end)

    def _close(self, words: Sequence[Token], block: tuple[Directive, ...] | None, end: int) -> None:
        name, path = words[0], self._path
        arguments = tuple([Word(one[1], Span(path, one[2], one[3])) for one in words[1:]])
        span = Span(path, name.start, words[-1].end)
        self._blocks[-1].inner.append(Directive(name.text, span, arguments, block, end))
        self._words = []

    def _starts_code(self, token: Token) -> bool:
        opens = token.kind == "mark" and token.text == "{"
        return opens and bool(self._words) and self._words[0].text.endswith(_CODE)

    def _behind_code(self, opening: Token) -> int:
        """Behind the brace that closes a program, whose own braces come in pairs."""
        depth = 0
        for brace in _BRACE.finditer(self._text, opening.start):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if depth == 0:
                return brace.end()
        raise _fault("the block that opens here is not closed", opening)

    def _refuse_unfinished(self) -> None:
        if len(self._blocks) > 1:
            name = self._blocks[-1].words[0]
            raise _fault(f"the block of this `{name.text}` is not closed", name)
        if self._words:
            raise _fault("no `;` ends this directive", self._words[0])


def _fault(message: str, token: Token) -> Unreadable:
    return Unreadable(message, token.start, token.end)
