"""Lines and columns of a span, as other programs want them."""

from __future__ import annotations

from typing import NamedTuple

from linter.model import Span
from linter.report import Places


class Region(NamedTuple):
    """Counted from 1, columns in code points; `end_column` is that of the first one outside."""

    line: int
    column: int
    end_line: int
    end_column: int


def region_of(span: Span, places: Places) -> Region:
    """Where a span is, without a line break at its end.

    GitHub shows an alert in a pull request only where all its lines changed, so a line of which
    nothing is meant must not be among them.
    """
    start, end = places.position(span.path, span.start), places.position(span.path, span.end)
    if end.column == 1 and end.line > start.line:
        last = end.line - 1
        return Region(*start, last, max(1, len(places.line(span.path, last)) + 1))
    return Region(*start, *end)
