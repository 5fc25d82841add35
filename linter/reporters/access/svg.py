"""Callers as an SVG picture that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

from linter.access.caller import Caller
from linter.reporters.access.rows import Group, Row, State, groups
from linter.reporters.chart import canvas
from linter.reporters.snippet import printable

ROW, GAP, MARGIN = 30, 26, 20
"""Pixels of a row, between two callers, and around everything."""
_LINE = 15
"""Pixels from one line of a caller's name to the next."""
_COLUMNS = {"caller": (20, 220), "maker": (270, 280), "call": (580, 500), "need": (1120, 460)}
"""Left edge and width of each column."""
WIDTH = 1600
_LETTER = 6.8
"""Pixels a character of 12 px sans-serif takes, on the wide side."""
_FILLS = {
    State.HELD: ("#e6f4ea", "#137333"),
    State.LACKING: ("#fce8e6", "#c5221f"),
    State.UNKNOWN: ("#f1f3f4", "#80868b"),
    State.FLAWED: ("#fef7e0", "#b06000"),
}
_HEADINGS = {"caller": "caller", "maker": "what calls", "call": "operation", "need": "needs"}
_LEGEND = {
    State.HELD: "held",
    State.LACKING: "lacking",
    State.UNKNOWN: "not known whether held",
    State.FLAWED: "no such operation, or not known which",
}


def render(callers: Sequence[Caller]) -> str:
    """One row for each call: the caller, what calls for it, the operation, and what that needs."""
    shapes: list[str] = []
    top = MARGIN + 44
    for group in groups(callers):
        shapes += _group(group, top)
        top += len(group.rows) * ROW + GAP
    height = top + MARGIN
    return "\n".join([*_head(height), *shapes, "</svg>"]) + "\n"


def _head(height: int) -> Iterator[str]:
    yield from canvas(WIDTH, height)
    for column, heading in _HEADINGS.items():
        yield f'<text x="{_COLUMNS[column][0]}" y="54" fill="#5f6368">{heading}</text>'
    at = MARGIN
    for state, text in _LEGEND.items():
        fill, stroke = _FILLS[state]
        yield f'<rect x="{at}" y="14" width="14" height="14" fill="{fill}" stroke="{stroke}"/>'
        yield f'<text x="{at + 20}" y="25" fill="#202124">{text}</text>'
        at += 40 + round(len(text) * _LETTER)


def _group(group: Group, top: int) -> Iterator[str]:
    left, width = _COLUMNS["caller"]
    height = len(group.rows) * ROW - 6
    yield _rectangle("caller", top, height, "#e8f0fe", "#1967d2")
    lines = _lines(group, height, width - 20)
    first = top + height / 2 + 4 - (len(lines) - 1) * _LINE / 2
    for number, (line, colour) in enumerate(lines):
        yield _text(left + 10, first + number * _LINE, _cut(line, width - 20), group.title, colour)
    for number, row in enumerate(group.rows):
        yield from _row(row, top + number * ROW, left + width)


def _lines(group: Group, height: int, width: int) -> list[tuple[str, str]]:
    """What stands in a caller's box and in which colour: as much of it as the box has room for."""
    room = max(1, height // _LINE - 1)
    below = [(group.subtitle, "#5f6368")] if group.subtitle and room > 1 else []
    title = wrap(group.title, int(width / _LETTER), max_lines=room - len(below), placeholder="…")
    return [*((line, "#202124") for line in title), *below]


def _row(row: Row, top: int, start: int) -> Iterator[str]:
    fill, stroke = _FILLS[row.state]
    middle = top + (ROW - 6) / 2
    cells = [("maker", row.maker, "#ffffff", "#5f6368")] if row.maker else []
    cells += [("call", row.call, "#ffffff", "#5f6368"), ("need", row.need, fill, stroke)]
    for column, text, background, line in cells:
        left, width = _COLUMNS[column]
        shown = _shortened(text, width - 20) if column == "call" else _cut(text, width - 20)
        yield f'<path d="M{start} {middle}H{left}" stroke="#9aa0a6" fill="none"/>'
        yield _rectangle(column, top, ROW - 6, background, line)
        yield _text(left + 10, middle + 4, shown, text, "#202124")
        start = left + width


def _rectangle(column: str, top: int, height: int, fill: str, stroke: str) -> str:
    left, width = _COLUMNS[column]
    return (
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="4" '
        f'fill="{fill}" stroke="{stroke}"/>'
    )


def _text(left: float, baseline: float, shown: str, whole: str, colour: str) -> str:
    """A line of text, with what it is short for where the pointer rests on it."""
    title = " ".join(whole.split())
    return (
        f'<text x="{left}" y="{baseline}" fill="{colour}">{escape(printable(shown))}'
        f"<title>{escape(printable(title))}</title></text>"
    )


def _cut(text: str, width: int) -> str:
    """The beginning of a text that is wider than `width` pixels."""
    fitting = int(width / _LETTER)
    plain = " ".join(text.split())
    return plain if len(plain) <= fitting else plain[: fitting - 1] + "…"


def _shortened(text: str, width: int) -> str:
    """The beginning and the end of a text that is wider: paths differ there most."""
    fitting = int(width / _LETTER)
    plain = " ".join(text.split())
    half = fitting // 2
    return plain if len(plain) <= fitting else f"{plain[: half - 1]}…{plain[-half:]}"
