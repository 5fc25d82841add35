"""What the pictures of rates and of retention share: the canvas, its legend, and lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from linter.reporters.snippet import printable

_LETTER = 6.6
"""The mean width of a letter of 12 pixels."""


def canvas(width: int, height: int) -> Iterator[str]:
    """The opening of a picture, and its white ground."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="Helvetica, Arial, sans-serif" '
        'font-size="12">'
    )
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'


def legend(entries: Iterable[tuple[str, str]], left: int) -> tuple[list[str], int]:
    """Each (colour, what it stands for) in a row from `left` on; and where the row ends."""
    shapes = []
    for colour, told in entries:
        shapes.append(f'<rect x="{left}" y="19" width="14" height="14" rx="2" fill="{colour}"/>')
        shapes.append(text(left + 20, 30, told, 200))
        left += 44 + round(len(told) * _LETTER)
    return shapes, left


def text(
    left: float, baseline: float, told: str, width: int, colour: str = "#202124", size: int = 12
) -> str:
    """A line of text cut to a width, in full where the pointer rests on it."""
    fitting = int(width / (_LETTER * size / 12))
    plain = printable(" ".join(told.split()))
    shown = plain if len(plain) <= fitting else plain[: fitting - 1] + "…"
    return (
        f'<text x="{left}" y="{baseline}" fill="{colour}" font-size="{size}">{escape(shown)}'
        f"<title>{escape(plain)}</title></text>"
    )
