"""The effective retention as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from linter.reporters.retention.words import archived, exception, period, ruled_by
from linter.reporters.snippet import printable
from linter.retention.row import Retention, Row

_WIDTH = 110
_HEADS = ("medium", "queue", "kept", "archived after", "decided by")


def render(retention: Retention) -> str:
    """A table for each folder of policies, then the policies that decide nothing."""
    if not retention.rows and not retention.idle:
        return "No retention policies here.\n"
    lines: list[str] = []
    for folder, rows in groupby(retention.rows, key=lambda row: row.folder):
        lines += [f"Policies in {printable(folder) or 'this folder'}", ""]
        lines += [*_table(list(rows)), ""]
    if retention.idle:
        lines.append("Policies that decide nothing:")
        lines += [
            f"  {printable(one.policy)} ({printable(one.address)}): {printable(one.why)}"
            for one in retention.idle
        ]
    return "\n".join(lines).rstrip() + "\n"


def _table(rows: Sequence[Row]) -> Iterator[str]:
    cells = [_HEADS, *map(_cells, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADS))]
    indent = " " * (widths[0] + 4)
    yield _line(_HEADS, widths)
    for row, told in zip(rows, cells[1:], strict=True):
        yield _line(told, widths)
        for reason in (row.why, *map(exception, row.exceptions)):
            for part in wrap(printable(reason), _WIDTH - len(indent)):
                yield indent + part


def _cells(row: Row) -> tuple[str, ...]:
    by = printable(ruled_by(row.winner)) if row.winner else ""
    return row.medium, printable(row.queue), period(row), archived(row), by


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
