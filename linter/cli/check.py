"""`gclint check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.cli.failures import told_as_failure
from linter.cli.formats import FORMATS
from linter.cli.options import judging_options

_FOLDER = click.Path(path_type=Path, readable=False)


_EXAMPLES = """\b
Examples:
  gclint check                          everything below this folder
  gclint check infra/main.tf            one file, judged as it is in the tree
  gclint check -f json . > report.json  for other programs
  gclint check --output sarif=out.sarif as text, and for code scanning
  gclint check --only oauth             one folder of policies
  gclint check --diff-base origin/main  what a branch brought

\b
Exit status: 0 when nothing is at or above the threshold, 1 when something
is, 2 when gclint could not do its job.
"""


@click.command(epilog=_EXAMPLES, short_help="Judge files; done where no command is named.")
@click.argument("paths", nargs=-1, type=_FOLDER)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(list(FORMATS)),
    help="How to print the report.  [default: text]",
)
@click.option(
    "--output",
    "written",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write the report to a file, too; may be given several times. `-` prints it.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="The least severity that makes the exit status 1.  [default: warning]",
)
@click.option(
    "--unknown",
    type=click.Choice(["count", "note", "error"]),
    default="count",
    show_default=True,
    help="What cannot be judged is counted, listed, or listed and counted as an error.",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what an earlier run found.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    help="In how many processes to judge.  [default: as many as pay]",
)
@click.option("--no-baseline", is_flag=True, help="Report what the baseline holds, too.")
@click.option(
    "--diff-base",
    metavar="REVISION",
    help="Report what a change since this git revision brought: findings on its lines, and those "
    "that it caused elsewhere.",
)
@judging_options
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the text report.",
)
def check(
    paths: tuple[Path, ...],
    form: str | None,
    written: tuple[str, ...],
    unknown: str,
    color: str,
    **options: Any,
) -> None:
    """Judge the files in PATHS (the current folder if none are given)."""
    from linter.cli.destination import destinations
    from linter.cli.job import Request
    from linter.cli.judging import judged
    from linter.cli.output import put_out, status
    from linter.cli.progress import Progress
    from linter.cli.recording import Recording

    with told_as_failure():
        wanted = destinations(form, written)
        request = Request(paths=paths or (Path(),), **options)
        recording = Recording.of(click.get_current_context().obj, request, wanted)
        with Progress() as progress:
            job, report = judged(request, recording.seen, progress)
        printed = put_out(report, wanted, unknown, color)
        code = status(report, job.settings.fail_on, unknown)
        recording.keep(code, printed, job.tree)
    raise SystemExit(code)
