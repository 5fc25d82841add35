"""Exceptions: what a comment or the settings excuse, with a reason and an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from linter.model import LineIndex, Span
from linter.settings import SuppressionRule

_COMMENT = re.compile(r"gclint:\s*ignore\b(?:\[(?P<ids>[^\]]*)\](?P<rest>.*))?", re.DOTALL)
_UNTIL = re.compile(r"\buntil=(?P<day>\S+)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One policy excused for some lines of a file, or for an address."""

    policy: str
    reason: str
    until: date | None
    span: Span
    """The comment, or the start of the settings file for a rule written there."""
    lines: range | None = None
    """The lines it covers; None where it goes by address."""
    address: str | None = None
    flaw: str | None = None
    """Why it cannot count, if it cannot: no policy, no reason, or a date that is none."""


def suppressions_in(
    path: str, text: str, comments: Iterable[Span], extents: Iterable[tuple[int, int]]
) -> Iterator[Suppression]:
    """The suppressions that a file's comments hold.

    `extents` are the offsets of its statements (arguments, blocks, mapping entries). A comment
    beside a statement covers its line; one with lines of its own covers the whole of the largest
    statement that starts on the next line which is not such a comment, and nothing else: at the
    top of a file, too, it is about the first statement and not about the file.
    """
    comments = list(comments)
    found = [(span, match) for span in comments if (match := _match(text, span))]
    if not found:
        return
    index = LineIndex(text)
    largest = _largest_by_first_line(index, extents)
    alone = {span: _lines(index, span) for span in comments if _stands_alone(text, span)}
    below = _below({line for lines in alone.values() for line in lines})
    for span, match in found:
        line = _lines(index, span).start
        lines = range(line, line + 1)
        if span in alone:
            line = below[line]
            lines = range(line, largest.get(line, line) + 1)
        yield from _read(match, Span(path, span.start, span.end), lines)


def _match(text: str, span: Span) -> re.Match[str] | None:
    return _COMMENT.search(text[span.start : span.end])


def _below(taken: Iterable[int]) -> Mapping[int, int]:
    """For each line that a comment takes up the first one below that none does."""
    below: dict[int, int] = {}
    for line in sorted(taken, reverse=True):
        below[line] = below.get(line + 1, line + 1)
    return below


def _lines(index: LineIndex, span: Span) -> range:
    last = index.position(max(span.start, span.end - 1)).line
    return range(index.position(span.start).line, last + 1)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether the comment's lines hold nothing else."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    end = text.find("\n", span.end)
    return not before.strip() and not text[span.end : end if end >= 0 else len(text)].strip()


def _largest_by_first_line(index: LineIndex, extents: Iterable[tuple[int, int]]) -> dict[int, int]:
    last_line: dict[int, int] = {}
    for start, end in extents:
        first = index.position(start).line
        last = index.position(max(start, end - 1)).line
        last_line[first] = max(last_line.get(first, first), last)
    return last_line


def _read(match: re.Match[str], span: Span, lines: range) -> Iterator[Suppression]:
    names = [name for name in re.split(r"[,\s]+", match["ids"] or "") if name]
    rest = (match["rest"] or "").rstrip().removesuffix("*/").removesuffix("-->")
    day = _UNTIL.search(rest)
    reason = " ".join(_UNTIL.sub("", rest).split()).strip(" -:")
    until, flaw = _last_day(day["day"] if day else None)
    if not reason:
        flaw = "it gives no reason"
    if not names:
        flaw = "it names no policy; write gclint: ignore[policy-id] reason"
    for name in names or [""]:
        yield Suppression(name, reason, until, span, lines, flaw=flaw)


def _last_day(written: str | None) -> tuple[date | None, str | None]:
    if written is None:
        return None, None
    try:
        return date.fromisoformat(written.rstrip(".,;")), None
    except ValueError:
        return None, f"until={written} is not a day such as 2027-03-31"


def suppression_of(rule: SuppressionRule) -> Suppression:
    """The suppression that a rule of the settings stands for."""
    return Suppression(rule.policy, rule.reason, rule.until, rule.span, address=rule.address)
