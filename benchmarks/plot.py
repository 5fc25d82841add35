"""`results.svg`: time and memory over the number of files, both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks import scenarios as the
from benchmarks.estates import SIZES
from benchmarks.growth import Point
from benchmarks.rows import Measured
from linter.reporters.chart import canvas, legend, text

WIDTH, HEIGHT = 1100, 560
_LINES: Final = {
    the.OTHER: ("#d93025", "checkov"),
    the.COLD: ("#1a73e8", "gclint, no cache"),
    the.CHANGED: ("#f29900", "gclint, one changed file"),
    the.CACHED: ("#34a853", "gclint, all cached"),
}
_GREY, _FAINT = "#5f6368", "#e8eaed"
_ALL: Final = (1, *SIZES)
_NAMES: Final = {size: "one-file" if size == 1 else f"files-{size}" for size in _ALL}
"""The parts, by their number of files."""


@dataclass(frozen=True)
class Panel:
    """One half of the picture: pixels, and the decades that they stand for."""

    left: float
    least: int
    """The power of ten at the bottom."""
    most: int
    """The power of ten at the top."""
    top: float = 96
    bottom: float = HEIGHT - 60
    width: float = 400

    def x(self, size: float) -> float:
        """Where a number of files is."""
        return round(self.left + self.width * math.log10(size) / math.log10(_ALL[-1]), 1)

    def y(self, amount: float) -> float:
        """Where an amount is."""
        share = (math.log10(amount) - self.least) / (self.most - self.least)
        return round(self.bottom - (self.bottom - self.top) * share, 1)


def plot(measured: Measured) -> str:
    """The picture."""
    shapes = [*canvas(WIDTH, HEIGHT), text(20, 30, "Cost over the number of files", 300, size=15)]
    entries, at = legend(_LINES.values(), 290)
    shapes += entries
    shapes += [
        f'<path d="M{at} 26H{at + 24}" stroke="{_GREY}" stroke-dasharray="4 4"/>',
        text(at + 32, 30, "in a straight line", 160),
    ]
    for left, title, kind in ((90, "seconds", "time"), (640, "megabytes, at the peak", "memory")):
        lines = {what: _points(measured, what, kind) for what in _LINES}
        shapes += _panel(left, title, lines, _cut(measured) if kind == "time" else ())
    return "\n".join([*shapes, "</svg>"]) + "\n"


def _points(measured: Measured, what: str, kind: str) -> Sequence[Point]:
    rows = ((size, measured.row(name, what)) for size, name in _NAMES.items())
    return [
        (size, row.seconds if kind == "time" else row.memory / 1e6) for size, row in rows if row
    ]


def _cut(measured: Measured) -> Sequence[Point]:
    """What checkov was not done in, where it was ended."""
    bounds = ((size, measured.bound(name, the.OTHER)) for size, name in _NAMES.items())
    return [(size, bound) for size, bound in bounds if bound]


def _panel(
    left: float, title: str, lines: dict[str, Sequence[Point]], cut: Sequence[Point]
) -> Iterator[str]:
    drawn = [amount for points in lines.values() for _, amount in points]
    amounts = [*drawn, *(2 * bound for _, bound in cut)] or [1, 10]
    least, most = math.floor(math.log10(min(amounts))), math.ceil(math.log10(max(amounts)))
    panel = Panel(left, least, max(most, least + 1))
    yield text(left, panel.top - 16, title, 300, size=13)
    yield from _grid(panel)
    for what, points in lines.items():
        yield from _line(panel, _LINES[what][0], points)
    for size, bound in cut:
        yield from _ended(panel, size, bound)
    if lines[the.COLD]:
        yield from _straight(panel, lines[the.COLD][-1])


def _grid(panel: Panel) -> Iterator[str]:
    right = panel.left + panel.width
    for power in range(panel.least, panel.most + 1):
        y = panel.y(10**power)
        yield f'<path d="M{panel.left} {y}H{right}" stroke="{_FAINT}"/>'
        yield _right_aligned(panel.left - 8, y + 4, f"{10.0**power:,g}")
    for size in _ALL:
        x = panel.x(size)
        yield f'<path d="M{x} {panel.top}V{panel.bottom}" stroke="{_FAINT}"/>'
        yield _centred(x, panel.bottom + 18, f"{size:,}")
    yield _centred(panel.left + panel.width / 2, panel.bottom + 40, "files")
    frame = f'x="{panel.left}" y="{panel.top}" width="{panel.width}"'
    yield f'<rect {frame} height="{panel.bottom - panel.top}" fill="none" stroke="{_GREY}"/>'


def _line(panel: Panel, colour: str, points: Sequence[Point]) -> Iterator[str]:
    places = [(panel.x(size), panel.y(amount)) for size, amount in points]
    drawn = " ".join(f"{x},{y}" for x, y in places)
    yield f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
    yield from (f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in places)


def _ended(panel: Panel, size: float, bound: float) -> Iterator[str]:
    """An open ring and an arrow: it took longer, nobody knows by how much."""
    x, y, colour = panel.x(size), panel.y(bound), _LINES[the.OTHER][0]
    drawn = f'fill="none" stroke="{colour}" stroke-width="2"'
    yield f'<circle cx="{x}" cy="{y}" r="4" {drawn}/>'
    yield f'<path d="M{x} {y - 5}v-14m-4 5l4 -5l4 5" {drawn}/>'
    yield _right_aligned(x - 10, y - 8, f"more than {bound:.0f} s")


def _straight(panel: Panel, end: Point) -> Iterator[str]:
    """What growing as fast as the files do looks like, up to the last point of a line."""
    size, amount = end
    start = max(size * 10**panel.least / amount, 1)
    place = f"M{panel.x(start)} {panel.y(amount * start / size)}L{panel.x(size)} {panel.y(amount)}"
    yield f'<path d="{place}" stroke="{_GREY}" stroke-dasharray="4 4" fill="none"/>'


def _centred(x: float, y: float, told: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="middle" fill="{_GREY}">{told}</text>'


def _right_aligned(x: float, y: float, told: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="end" fill="{_GREY}">{told}</text>'
