"""The effective retention as a time line that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import log10

from linter.model import Unknown
from linter.reporters.chart import canvas, legend, text
from linter.reporters.retention.words import exception, period, ruled_by
from linter.retention.row import Fate, Retention, Row

WIDTH = 1200
ROW, BAR, TOP = 40, 18, 92
_LEFT, _RIGHT = 330, 960
"""Pixels a character of 12 px sans-serif takes, on the wide side."""
_TICKS = {
    1: "1 day",
    7: "a week",
    30: "30 days",
    90: "90 days",
    365: "a year",
    1095: "3 years",
    3650: "10 years",
}
_END = 4000
"""The days at the right end, from where on a bar has no end."""
_ONLINE, _ARCHIVED, _ENDLESS, _UNKNOWN = "#4285f4", "#9fc0f8", "#d93025", "#9aa0a6"
_LEGEND = {
    _ONLINE: "kept",
    _ARCHIVED: "kept in the archive",
    _ENDLESS: "kept for ever",
    _UNKNOWN: "not known, or no policy",
}


def render(retention: Retention) -> str:
    """A bar for each medium and queue on a logarithmic axis of days; a diamond for an exception."""
    rows = retention.rows
    bottom = TOP + max(1, len(rows)) * ROW
    height = bottom + 30 + 18 * len(retention.idle)
    shapes = [*_head(height, bottom)]
    if not rows:
        shapes.append(text(20, TOP + 20, "No retention policies here.", 300))
    for number, row in enumerate(rows):
        shapes += _row(row, TOP + number * ROW)
    for number, one in enumerate(retention.idle):
        told = f"Decides nothing: {one.policy} ({one.address}): {one.why}"
        shapes.append(text(20, bottom + 22 + 18 * number, told, WIDTH - 40, "#5f6368"))
    return "\n".join([*shapes, "</svg>"]) + "\n"


def _head(height: int, bottom: int) -> Iterator[str]:
    yield from canvas(WIDTH, height)
    yield text(20, 30, "How long recordings are kept", 300, size=15)
    shapes, at = legend(_LEGEND.items(), _LEFT)
    yield from shapes
    yield f'<path d="M{at + 7} 19l7 7l-7 7l-7 -7z" fill="#f29900"/>'
    yield text(at + 20, 30, "under further conditions", 200)
    for days, told in _TICKS.items():
        x = _at(days)
        yield f'<path d="M{x} {TOP - 16}V{bottom - 8}" stroke="#dadce0"/>'
        yield text(x - 14, TOP - 24, told, 80, "#5f6368")


def _row(row: Row, top: int) -> Iterator[str]:
    yield text(20, top + 9, f"{row.medium}, {row.queue}", _LEFT - 40)
    by = ruled_by(row.winner) if row.winner else row.why
    place = f"{row.folder}: " if row.folder else ""
    yield text(20, top + 24, f"{place}{by}", _LEFT - 40, "#5f6368", 11)
    yield from _bar(row, top)
    for rule in row.exceptions:
        days = _END if rule.delete is None or isinstance(rule.delete, Unknown) else rule.delete
        yield (
            f'<path d="M{_at(days)} {top}l9 9l-9 9l-9 -9z" fill="#f29900">'
            f"<title>{escape(exception(rule))}</title></path>"
        )
    yield text(_RIGHT + 16, top + 13, period(row), WIDTH - _RIGHT - 24)


def _bar(row: Row, top: int) -> Iterator[str]:
    if row.fate is Fate.DELETED:
        end = _at(row.delete or 0)
        archive = row.archive
        middle = end if archive is None else min(end, _at(archive))
        yield _rect(_LEFT, middle, top, _ONLINE)
        if end > middle:
            yield _rect(middle, end, top, _ARCHIVED)
        return
    known = _at(row.delete) if row.delete else _LEFT
    if row.fate is Fate.UNKNOWN and known > _LEFT:
        yield _rect(_LEFT, known, top, _ONLINE)
    if row.fate is Fate.KEPT:
        yield _rect(_LEFT, _RIGHT, top, _ENDLESS)
        half = BAR // 2 + 3
        yield f'<path d="M{_RIGHT} {top - 3}l12 {half}l-12 {half}z" fill="{_ENDLESS}"/>'
    else:
        yield _rect(known, _RIGHT, top, _UNKNOWN, opacity=0.3)


def _rect(start: float, end: float, top: int, colour: str, opacity: float = 1) -> str:
    width = max(2, round(end - start))
    return (
        f'<rect x="{round(start)}" y="{top}" width="{width}" height="{BAR}" '
        f'fill="{colour}" fill-opacity="{opacity}"/>'
    )


def _at(days: float) -> int:
    """Where a number of days stands on the axis."""
    share = log10(1 + max(0.0, min(days, _END))) / log10(1 + _END)
    return round(_LEFT + (_RIGHT - _LEFT) * share)
