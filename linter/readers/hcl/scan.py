"""The state of cutting one text into tokens: what was cut, and what is open."""

from __future__ import annotations

from typing import Final, NamedTuple

from linter.readers.hcl.tokens import OPEN_COMMENT, OPEN_HEREDOC, Token

BODY: Final = "body"
OBJECT: Final = "object"
GROUP: Final = "group"
"""Parentheses, or the brackets of an index."""
TUPLE: Final = "tuple"
FOR: Final = "for"
"""A tuple or an object that is made by `for`."""
SEQUENCE: Final = "sequence"
"""`${` or `%{` inside a template."""
QUOTE: Final = "quote"
HEREDOC: Final = "heredoc"
BARE: Final = "bare"
"""A whole text that is a template without quotes."""

TEMPLATES: Final = frozenset({QUOTE, HEREDOC, BARE})
"""The kinds that hold text, not code."""
LINES: Final = frozenset({BODY, OBJECT})
"""The kinds in which a newline separates."""


class Frame(NamedTuple):
    """Something open."""

    kind: str
    close: str
    """What closes it; of a heredoc its marker."""
    start: int


class Scan:
    """How far `text[:end]` has been cut."""

    def __init__(self, text: str, at: int, end: int) -> None:
        self.text = text
        self.at = at
        self.end = end
        self.tokens: list[Token] = []
        self.comments: list[tuple[int, int]] = []
        self.frames: list[Frame] = []
        self.finished = False
        self.for_depth = 0
        """How many frames were open where a `for` stood that still awaits its `in`."""
        self.at_line_start = False
        """Whether a heredoc's marker may come next."""

    @property
    def last(self) -> str:
        """The terminal of the last token; empty before the first."""
        return self.tokens[-1][2] if self.tokens else ""

    @property
    def kind(self) -> str:
        """The kind of the innermost frame; a statement's own line counts as a body."""
        return self.frames[-1].kind if self.frames else BODY

    @property
    def is_open(self) -> bool:
        """Whether the text ended before what was open was closed."""
        ends = (terminal for _, _, terminal in self.tokens[-2:])
        return bool(self.frames) or any(one in (OPEN_HEREDOC, OPEN_COMMENT) for one in ends)

    def add(self, start: int, end: int, terminal: str) -> None:
        """Append a token."""
        self.tokens.append((start, end, terminal))

    def open(self, kind: str, close: str, start: int) -> None:
        """Open a frame."""
        self.frames.append(Frame(kind, close, start))
