"""`gclint rates`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.cli.failures import told_as_failure
from linter.cli.job import Request
from linter.cli.reading import read_paths, reading_options
from linter.rates.budget import budget
from linter.reporters.rates import json_report, svg, text

_RENDERERS = {"text": text.render, "json": json_report.render, "svg": svg.render}


@click.command(short_help="Say how many requests a minute are made with each token.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
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
def rates(paths: tuple[Path, ...], form: str, **options: Any) -> None:
    r"""Say how many requests a minute what is in PATHS makes with a token.

    Apps, load plans, proxies and Terraform provider blocks are held against what the platform
    allows a token, or `limits` in the settings.

    \b
    Examples:
      gclint rates                          everything below this folder
      gclint rates -f svg . > budget.svg    a bar chart of it
    """
    with told_as_failure():
        read = read_paths(Request(paths=paths or (Path(),), **options))
        lines = budget(read.estate, read.settings, read.catalogue, read.wanted)
    click.echo(_RENDERERS[form](lines), nl=False)
