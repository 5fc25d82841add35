"""Printing and writing a report, and the exit status it means."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from linter.cli.destination import STANDARD_OUTPUT, Destination, write
from linter.cli.failures import Failure
from linter.cli.formats import FOR_READING, renderer
from linter.model import Severity
from linter.report import Report
from linter.reporters.snippet import printable
from linter.reporters.style import Style

_NARROWEST, _WIDEST = 60, 120
"""Columns of text that are used of a terminal; longer lines are hard to follow."""
_SUMMARY_BYTES = 1_000_000
"""GitHub takes 1 MiB of summary from each step of a job."""


class Printed(NamedTuple):
    """What a run puts on the two streams."""

    out: str
    err: str


def put_out(report: Report, wanted: Collection[Destination], unknown: str, color: str) -> Printed:
    """Print and write the report, and tell of the run on standard error; raises Failure."""
    listed = _listed(report, unknown)
    out = ""
    for form, file in wanted:
        if file == STANDARD_OUTPUT:
            out = _rendered(report, form, listed, _style(color))
            _print(out)
        else:
            write(file, _rendered(report, form, listed, Style()))
    if "github" in {form for form, _ in wanted}:
        _summarise(report)
    shown = any(form in {*FOR_READING, "json"} for form, _ in wanted)
    err = ("" if shown else _harmless(listed)) + "".join(f"{line}\n" for line in _told(report))
    click.echo(err, nl=False, err=True)
    return Printed(out, err)


def status(report: Report, fail_on: str, unknown: str) -> int:
    """0: nothing at or above the threshold; 1: findings; 2: a check crashed."""
    if report.crashed:
        return 2
    if unknown == "error" and report.unjudged:
        return 1
    if fail_on == "never":
        return 0
    least = Severity(fail_on).rank
    return int(any(finding.severity.rank <= least for finding in report.findings))


def _listed(report: Report, unknown: str) -> str:
    if unknown == "count":
        return ""
    from linter.reporters import unknowns

    return unknowns.render(report, unknown)


def _rendered(report: Report, form: str, listed: str, style: Style) -> str:
    if form == "text":
        from linter.reporters import text

        rendered = text.render(report, style)
    else:
        rendered = renderer(form)(report)
    return listed + rendered if form in FOR_READING else rendered


def _print(rendered: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    click.echo(rendered, nl=False, color=True)


def _summarise(report: Report) -> None:
    """Add to the summary of the GitHub job, where there is one, what annotations cannot hold."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    from linter.reporters import markdown

    try:
        with Path(file).open("ab") as summary:
            summary.write(markdown.render(report, _SUMMARY_BYTES).encode("utf-8", "replace"))
    except OSError as error:
        raise Failure(f"{file} cannot be written: {error.strerror}") from error


def _harmless(listed: str) -> str:
    """What is told beside the annotations of a GitHub job, without commands to its runner."""
    if not listed:
        return ""
    from linter.reporters.github import harmless

    return harmless(listed)


def _told(report: Report) -> Iterator[str]:
    """What is said of the run itself."""
    for path, reason in sorted(report.passed_over.items()):
        yield f"gclint: {printable(path)} was passed over: {printable(reason)}"
    if report.files == 0 and not report.findings:
        yield "gclint: found nothing to check here"


def _style(color: str) -> Style:
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    colour = color == "always" or (color == "auto" and on_terminal and _colours_wanted())
    if not on_terminal:
        return Style(colour=colour)
    columns = max(_NARROWEST, min(_columns(), _WIDEST))
    return Style(width=columns, longest=columns, colour=colour)


def _colours_wanted() -> bool:
    """What the environment says: https://no-color.org, and terminals that can do nothing."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns
