"""The source line of a finding with a caret under its span."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from linter.model import Span
from linter.report import Places

_CONTEXT = 20
"""Columns kept visible before the span when a line is too wide to show whole."""


def snippet(span: Span, places: Places, width: int) -> tuple[int, str, str]:
    """The line number, the line and its marker line, neither wider than `width` columns.

    Control characters, which a hostile file could use to steer the terminal, are shown as a
    replacement character.
    """
    start, end = places.position(span.path, span.start), places.position(span.path, span.end)
    line = places.line(span.path, start.line)
    first = min(start.column - 1, len(line))
    last = min(end.column - 1, len(line)) if end.line == start.line else len(line.rstrip())
    return start.line, *_fit(line, first, max(last, first + 1), width)


def printable(text: str) -> str:
    """`text` with each control or otherwise unprintable character replaced by one that shows."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if char == "\t" else _shown(char) for char in text)


def _shown(char: str) -> str:
    return "\N{REPLACEMENT CHARACTER}" if category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char


def _fit(line: str, first: int, last: int, width: int) -> tuple[str, str]:
    """Cut a line to the columns around its span; of a very long one little is looked at."""
    far = last > width or _columns(printable(line[:last])) > width
    cut = max(0, first - _CONTEXT) if far else 0
    shown = ("…" if cut else "") + printable(line[cut : cut + width + 1]).rstrip()
    first, last = first - cut + bool(cut), last - cut + bool(cut)
    if _columns(shown) > width:
        shown = _head(shown, width - 1) + "…"
    marks = "^" * max(1, min(_columns(shown[first:last]), width - _columns(shown[:first])))
    return shown, " " * _columns(shown[:first]) + marks


def _head(text: str, width: int) -> str:
    if text.isascii():
        return text[: max(0, width)]
    used = 0
    for place, char in enumerate(text):
        used += _columns(char)
        if used > width:
            return text[:place]
    return text


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
