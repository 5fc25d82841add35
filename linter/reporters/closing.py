"""The last lines of the text report: how many findings, of what, and what was not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.report import Report
from linter.reporters.style import BOLD, COLOURS, Style

_MANY = 30
"""Findings that can be read through; more are counted by policy."""
_ROWS = 10
"""Policies that are named."""
_ADVICE = (
    "`gclint check --only POLICY` shows the findings of one policy, `gclint explain POLICY` says "
    "how to mend them, and `gclint baseline write` records them all, so that only new ones are "
    "reported."
)
"""What to do with more findings than can be read through."""


def closing(report: Report, style: Style) -> str:
    """Counts by policy where there are many findings, then the sums."""
    table = list(_by_policy(report, style))
    advice = style.wrapped(_ADVICE, style.longest) if table else []
    notes = [
        line
        for note in (*_set_aside(report), *_not_judged(report))
        for line in style.wrapped(note, style.longest)
    ]
    return (
        "\n".join([*table, *([""] if table else []), _sum(report, style), *notes, *advice]) + "\n"
    )


def plural(number: int, one: str, many: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _sum(report: Report, style: Style) -> str:
    counts = [plural(count, severity) for severity, count in report.counts().items() if count]
    files = plural(report.files, "file")
    told = f"{plural(len(report.findings), 'finding')} in {files}: {', '.join(counts)}"
    return style.paint(BOLD, told if counts else f"No findings in {files}")


def _by_policy(report: Report, style: Style) -> Iterator[str]:
    counted = Counter((finding.severity, finding.policy) for finding in report.findings)
    if len(report.findings) <= _MANY or len(counted) == 1:
        return
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0][0].rank, row[0][1]))
    for (severity, policy), count in rows[:_ROWS]:
        yield f"{count:>6,}  {style.paint(COLOURS[severity], f'{severity:<7}')}  {policy}"
    if rows[_ROWS:]:
        left = sum(count for _, count in rows[_ROWS:])
        yield f"{left:>6,}  of {plural(len(rows) - _ROWS, 'other policy', 'other policies')}"


def _set_aside(report: Report) -> Iterator[str]:
    if report.suppressed:
        yield f"{report.suppressed} suppressed."
    if report.baselined:
        yield f"{report.baselined} in the baseline."
    stale = sum(report.stale.values())
    if stale:
        entries = plural(stale, "entry", "entries")
        yield f"{entries} of the baseline no longer needed; `gclint baseline prune` removes them."


def _not_judged(report: Report) -> Iterator[str]:
    if report.unfollowed:
        yield (
            f"{plural(report.unfollowed, 'module call')} could not be followed, because the module "
            "is not in this folder or its source is computed; what it makes is unknown."
        )
    if report.unjudged:
        questions = plural(len(report.unjudged), "question")
        why = "could not be judged because a value is unknown"
        yield f"{questions} {why}; --unknown note shows each."
