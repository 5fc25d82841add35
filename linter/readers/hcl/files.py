"""Whole files: one argument or block at a time, so that a broken one does not take the rest along.

A statement ends at the first newline with nothing open. Where nothing ends it (a brace is missing),
the next line that looks like a block of Terraform's own does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from linter.readers.hcl.by_grammar import cut_statement, parse
from linter.readers.hcl.errors import HclError
from linter.readers.hcl.fold_bodies import redefinition, repeated
from linter.readers.hcl.plain_blocks import Plain, plain_statement
from linter.readers.hcl.plain_values import NotPlain
from linter.readers.hcl.syntax import (
    Argument,
    Block,
    Body,
    Broken,
    Comment,
    File,
    LateBody,
    Remember,
)

if TYPE_CHECKING:
    from linter.readers.hcl.scan import Scan

LARGE: Final = 256 * 1024
"""Characters of a file from which its blocks can be let go."""

_LABELS: Final = r'(?:[ \t]+(?:"[^"\n]*"|[\w-]+))*[ \t]*'
_LEADING: Final = re.compile(r"(?:\s|\#[^\n]*|//[^\n]*|/\*(?s:.*?)\*/)*+")
_STATEMENT: Final = re.compile(rf"[\w-]+{_LABELS}[{{=]")
_HEADER: Final = re.compile(
    r"^(?:check|data|ephemeral|import|locals|module|moved|output|provider|removed|resource"
    rf"|terraform|variable){_LABELS}\{{",
    re.MULTILINE,
)
"""A block of Terraform's at the start of a line:
https://developer.hashicorp.com/terraform/language/block"""


class FileReader:
    """Reads the statements of one file in turn."""

    def __init__(self, text: str, remember: Remember | None = None) -> None:
        """`remember` is asked of each plain block of a large file."""
        self._text = text
        self._remember = remember if len(text) >= LARGE else None
        self._unbalanced = False
        """Whether a bracket was found missing: then no statement may reach past a header."""
        self._after_broken = False
        """Whether what comes may be the rest of something broken."""
        self._nodes: list[Argument | Block] = []
        self._broken: list[Broken] = []
        self._comments: list[Comment] = []

    def file(self, path: str) -> File:
        """The file as far as it can be read."""
        for scan in self._statements():
            if isinstance(scan, Plain):
                self._nodes.append(self._late(scan.node))
                continue
            start = scan.tokens[0][0]
            try:
                self._keep(parse(self._text, scan.tokens, "statement"))
            except HclError as error:
                if not self._after_broken or _STATEMENT.match(self._text, start):
                    self._broken.append(Broken(error.start, error.end, error.message))
                if scan.tokens[0][2] == "RBRACE" and not self._after_broken:
                    self._distrust()
                self._after_broken = True
        return File(path, self._text, self._body(), tuple(self._broken), tuple(self._comments))

    def _keep(self, node: Argument | Block) -> None:
        """Take the node in, unless its indentation says that it belongs to what is broken."""
        if not self._is_indented(node):
            self._after_broken = False
        if not self._after_broken:
            self._nodes.append(node)

    def _distrust(self) -> None:
        """Drop what a brace too many follows: a block, where indented statements come after it,
        ended before them by mistake.
        """
        distrusted = len(self._nodes)
        while distrusted and self._is_indented(self._nodes[distrusted - 1]):
            distrusted -= 1
        if distrusted < len(self._nodes):
            del self._nodes[max(0, distrusted - 1) :]

    def _is_indented(self, node: Argument | Block) -> bool:
        return self._text[node.start - 1 : node.start] in (" ", "\t")

    def _statements(self) -> Iterator[Scan | Plain]:
        at, end = 0, len(self._text)
        while at < end:
            plain = self._plain(at)
            if plain is not None:
                self._comments.extend(plain.comments)
                at = plain.end
                yield plain
                continue
            scan = self._cut(at)
            self._comments.extend(Comment(*comment) for comment in scan.comments)
            at = scan.at
            if len(scan.tokens) > 1:
                yield scan

    def _plain(self, at: int) -> Plain | None:
        """The next statement, where it is plain and nothing before it was broken."""
        if self._unbalanced or self._after_broken:
            return None
        try:
            return plain_statement(self._text, at)
        except NotPlain:
            return None

    def _late(self, node: Argument | Block) -> Argument | Block:
        """The node without its body, where that can be let go."""
        if self._remember is None or type(node) is not Block:
            return node
        remembered = self._remember(node)
        if remembered is None:
            return node
        read = partial(_body_at, self._text, node.start)
        return node._replace(body=LateBody(None, read, remembered))

    def _cut(self, at: int) -> Scan:
        limit = self._next_header(at) if self._unbalanced else len(self._text)
        scan = cut_statement(self._text, at, limit)
        if limit == len(self._text) and scan.is_open:
            self._unbalanced = True
            scan = cut_statement(self._text, at, self._next_header(at))
        return scan

    def _next_header(self, at: int) -> int:
        """Where the next block header after the statement at `at` begins; the end if nowhere."""
        found = _LEADING.match(self._text, at)
        start = found.end() if found else at
        line_end = self._text.find("\n", start)
        header = _HEADER.search(self._text, line_end) if line_end >= 0 else None
        return header.start() if header else len(self._text)

    def _body(self) -> Body:
        arguments = [node for node in self._nodes if type(node) is Argument]
        again = repeated(arguments)
        self._broken.extend(Broken(a.start, a.name_end, redefinition(a)) for a in again)
        self._broken.sort()
        dropped = {argument.start for argument in again}
        kept = tuple(argument for argument in arguments if argument.start not in dropped)
        return Body(kept, tuple(node for node in self._nodes if type(node) is Block))


def _body_at(text: str, start: int) -> Body:
    """The body of the plain block that begins at `start`."""
    node = plain_statement(text, start).node
    if type(node) is not Block or type(node.body) is not Body:
        raise LookupError("no block begins there")
    return node.body
