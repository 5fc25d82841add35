"""How the reader of a text report wants it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from linter.model import Severity

COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
"""ANSI codes by severity: bold, and red, yellow or cyan."""
BOLD = "1"


@dataclass(frozen=True, slots=True)
class Style:
    """Widths and colours."""

    width: int = 100
    """Columns that source lines and cures keep to."""
    longest: int = sys.maxsize
    """Columns that no line may exceed: those of a terminal, which would break it inside a word.
    A file, a pipe or a log has none."""
    colour: bool = False

    def paint(self, code: str, text: str) -> str:
        """`text` in an ANSI colour, where colours are wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def wrapped(self, text: str, width: int, lead: int = 0, indent: int = 0) -> list[str]:
        """`text` in lines of `width` columns, cut at blanks alone.

        The first is shorter by `lead`; the others start with `indent` blanks.
        """
        if text.isprintable() and 0 < len(text.rstrip()) == len(text) <= width - lead:
            return [text]  # most are; what cuts them takes longer than all else of a report
        return list(_cut(text, width, lead, indent))


@lru_cache(maxsize=256)
def _cut(text: str, width: int, lead: int, indent: int) -> Sequence[str]:
    """The lines of a text, as `wrapped` has them; a cure is told in many files."""
    from textwrap import wrap

    lines = wrap(
        text,
        width,
        initial_indent=" " * lead,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return (lines[0][lead:], *lines[1:]) if lines else ("",)


PLAIN = Style()
"""For files and pipes."""
