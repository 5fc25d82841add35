"""The rate budget as a bar chart that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.rates.budget import Line, State
from linter.rates.limit import counted
from linter.reporters.chart import canvas, legend, text

WIDTH = 1100
ROW, BAR, TOP = 46, 22, 76
_LEFT, _RIGHT = 380, 950
"""Pixels a character of 12 px sans-serif takes, on the wide side."""
_COLOURS = {
    State.WITHIN: ("#34a853", "within the limit"),
    State.ABOVE: ("#d93025", "above the limit"),
    State.UNBOUNDED: ("#f29900", "nothing bounds it"),
    State.UNKNOWN: ("#9aa0a6", "not known"),
}


def render(lines: Sequence[Line]) -> str:
    """A bar for each user of a token, and a mark where its limit is.

    Bars are cut at four times the highest limit, with the number beside them.
    """
    height = TOP + max(1, len(lines)) * ROW + 20
    shapes = [*_head(height)]
    if not lines:
        shapes.append(text(20, TOP + 20, "Nothing here calls the platform at a rate.", 600))
    most = _most(lines)
    for number, line in enumerate(lines):
        shapes += _bar(line, TOP + number * ROW, most)
    return "\n".join([*shapes, "</svg>"]) + "\n"


def _most(lines: Sequence[Line]) -> float:
    """What the full width stands for."""
    limit = max((one.limit.per_minute for one in lines if one.limit), default=300)
    rate = max((one.per_minute or 0 for one in lines), default=0)
    return min(max(rate, limit * 1.25), limit * 4)


def _head(height: int) -> Iterator[str]:
    yield from canvas(WIDTH, height)
    yield text(20, 30, "Requests a minute with one token", 340, size=15)
    shapes, at = legend(_COLOURS.values(), _LEFT)
    yield from shapes
    yield f'<path d="M{at} 18V34" stroke="#202124" stroke-width="2"/>'
    yield text(at + 8, 30, "limit", 60)


def _bar(line: Line, top: int, most: float) -> Iterator[str]:
    colour, told = _COLOURS[line.state]
    known = line.per_minute is not None
    share = min(1.0, (line.per_minute or 0) / most) if known else 1.0
    width = max(2, round((_RIGHT - _LEFT) * share))
    style = f'fill="{colour}"' if known else f'fill="{colour}" fill-opacity="0.25"'
    yield text(20, top + 10, f"{line.kind} {line.name}", _LEFT - 40)
    yield text(20, top + 27, line.how, _LEFT - 40, colour="#5f6368", size=11)
    yield f'<rect x="{_LEFT}" y="{top}" width="{width}" height="{BAR}" rx="3" {style}/>'
    if line.limit is not None:
        mark = _LEFT + round((_RIGHT - _LEFT) * min(1.0, line.limit.per_minute / most))
        yield f'<path d="M{mark} {top - 5}V{top + BAR + 5}" stroke="#202124" stroke-width="2"/>'
    number = counted(line.per_minute or 0) if known else told
    yield text(_RIGHT + 12, top + 15, number, WIDTH - _RIGHT - 20)
