"""`gclint retention`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.cli.failures import told_as_failure
from linter.cli.job import Request
from linter.cli.reading import read_paths, reading_options
from linter.reporters.retention import json_report, svg, text
from linter.retention.effective import effective_retention

_RENDERERS = {"text": text.render, "json": json_report.render, "svg": svg.render}


@click.command(short_help="Say how long recordings are kept, and what decides it.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(list(_RENDERERS)),
    default="text",
    show_default=True,
    help="How to print it.",
)
@reading_options
def retention(paths: tuple[Path, ...], form: str, **options: Any) -> None:
    r"""Say for how long recordings are kept, by the retention policies in PATHS together.

    For each medium and queue: after how many days recordings are archived and deleted, which policy
    decides that and why, and the policies that decide nothing.

    \b
    Examples:
      gclint retention                            everything below this folder
      gclint retention -f svg . > retention.svg   a time line of it
    """
    with told_as_failure():
        read = read_paths(Request(paths=paths or (Path(),), **options))
        found = effective_retention(read.estate, read.settings, read.wanted)
    click.echo(_RENDERERS[form](found), nl=False)
