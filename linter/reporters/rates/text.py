"""The rate budget as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from linter.rates.budget import Line, State
from linter.rates.limit import counted
from linter.reporters.snippet import printable

_WIDTH = 100
_HEADS = ("a minute", "allowed", "tokens", "state", "who")


def render(lines: Sequence[Line]) -> str:
    """A row for each user of a token, with the reason below it."""
    if not lines:
        return "Nothing here calls the platform at a rate: no app, load plan, proxy or provider.\n"
    rows = [_HEADS, *(_cells(one) for one in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS) - 1)]
    told = [_row(_HEADS, widths)]
    for line, row in zip(lines, rows[1:], strict=True):
        told += [_row(row, widths), *_reason(line, sum(widths) + 2 * len(widths))]
    sources = dict.fromkeys(one.limit.told for one in lines if one.limit)
    told += ["", *(f"Allowed: {source}." for source in sources)]
    return "\n".join(told).rstrip() + "\n"


def _cells(line: Line) -> tuple[str, ...]:
    rate = counted(line.per_minute) if line.per_minute is not None else _ABSENT[line.state]
    allowed = counted(line.limit.per_minute) if line.limit else "?"
    who = f"{line.kind} {printable(line.name)}"
    return rate, allowed, counted(line.tokens), str(line.state), who


_ABSENT = {State.UNBOUNDED: "no bound", State.UNKNOWN: "?", State.WITHIN: "?", State.ABOVE: "?"}


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    numbers = [cell.rjust(width) for cell, width in zip(cells[:3], widths[:3], strict=True)]
    return "  ".join([*numbers, cells[3].ljust(widths[3]), cells[4]]).rstrip()


def _reason(line: Line, indent: int) -> Iterator[str]:
    blank = " " * indent
    told = printable(f"{line.span.path}: {line.how}")
    yield from (blank + part for part in wrap(told, max(40, _WIDTH - indent)))
