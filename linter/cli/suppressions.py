"""`gclint suppressions`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from linter.blame import Authorship, blame
from linter.cli.failures import told_as_failure
from linter.cli.job import Request, build_job, root_of
from linter.cli.options import judging_options
from linter.excuse import Standing
from linter.model import Span
from linter.report import Places, Report
from linter.reporters.suppression_list import Entry, render_json, render_text
from linter.run import run


@click.command(short_help="List what is suppressed: why, until when, by whom.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the list.",
)
@click.option("--check", is_flag=True, help="Exit with 1 where one is unused, expired or flawed.")
@judging_options
def suppressions(paths: tuple[Path, ...], form: str, check: bool, **options: Any) -> None:
    r"""List every suppression in PATHS and in the settings.

    Each with its place, policies, reason and last day, whether it is in force, and, where the
    files are in a git repository, who wrote it and how long ago.

    \b
    Examples:
      gclint suppressions             those of this folder
      gclint suppressions --check     fail where one does not count any more
      gclint suppressions -f json .   for other programs
    """
    with told_as_failure():
        request = Request(paths=paths or (Path(),), **options)
        job, root = build_job(request), root_of(request)
        report = run(job)
    entries = sorted(_entries(report, root), key=lambda one: (one.path, one.line, one.policies))
    rendered = {"text": render_text, "json": render_json}[form](entries, job.today)
    click.echo(rendered, nl=False)
    flawed = any(standing.policy is not None for standing in report.standings)
    raise SystemExit(1 if check and flawed else 0)


def _entries(report: Report, root: Path) -> Iterator[Entry]:
    """One for each comment or rule, and for each outcome where its policies differ."""
    places = report.places()
    authors = _authors((one.suppression.span for one in report.standings), places, root)
    for group in _grouped(report.standings):
        first, suppression = group[0], group[0].suppression
        path = suppression.span.path
        line = places.position(path, suppression.span.start).line
        yield Entry(
            path=path,
            line=line,
            policies=tuple(one.suppression.policy for one in group if one.suppression.policy),
            address=suppression.address,
            reason=suppression.reason,
            until=suppression.until,
            state=first.state,
            told="; ".join(dict.fromkeys(one.told for one in group if one.told)),
            written=authors.get((path, line)),
        )


def _grouped(standings: Iterable[Standing]) -> Iterable[list[Standing]]:
    groups: dict[tuple[object, ...], list[Standing]] = defaultdict(list)
    for one in standings:
        written = one.suppression
        groups[written.span, written.address, written.reason, one.state].append(one)
    return groups.values()


def _authors(
    spans: Iterable[Span], places: Places, root: Path
) -> Mapping[tuple[str, int], Authorship]:
    lines: dict[str, set[int]] = defaultdict(set)
    for span in spans:
        lines[span.path].add(places.position(span.path, span.start).line)
    return {
        (path, line): authorship
        for path, wanted in lines.items()
        for line, authorship in blame(root, path, wanted).items()
    }
