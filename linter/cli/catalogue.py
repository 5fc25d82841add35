"""`gclint catalogue`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from linter.catalogue.build import BuildInputs
from linter.catalogue.build import build as build_catalogue
from linter.catalogue.diff import diff as differences
from linter.catalogue.diff import render_diff
from linter.cli.failures import Failure, told_as_failure

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group(short_help="Rebuild the facts about the platform, or compare them.")
def catalogue() -> None:
    r"""Rebuild the facts about the platform that gclint judges by, or compare two sets of them.

    Settings point gclint to a catalogue of your own: `catalogue: folder` in `.gclint.yaml`.

    \b
    Examples:
      gclint catalogue build --swagger swagger.json --out facts
      gclint catalogue diff facts-2026-05 facts
    """


@catalogue.command(short_help="Make a catalogue from files of your organisation.")
@click.option("--swagger", type=_FILE, help="The platform's API definition (Swagger 2.0).")
@click.option(
    "--provider-schema", type=_FILE, help="What `terraform providers schema -json` printed."
)
@click.option(
    "--provider-version", default="", metavar="VERSION", help="The provider's version: 1.84.1."
)
@click.option("--scopes", type=_FILE, help="The answer of GET /api/v2/oauth/scopes.")
@click.option(
    "--permissions", type=_FILE, help="The answer of GET /api/v2/authorization/permissions."
)
@click.option(
    "--base", type=_FOLDER, help="The catalogue that gives the rest.  [default: gclint's own]"
)
@click.option(
    "--dated",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which the files were got.  [default: today]",
)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The folder to write to."
)
def build(dated: datetime | None, out: Path, **files: Any) -> None:
    r"""Make a catalogue from files that your organisation and Terraform give.

    \b
    A region serves its API at https://api.<domain>/api/v2/docs/swagger.
    What no file tells is taken from the base. Terraform's schema does not tell
    which values an argument accepts: rebuilt from one, they are judged no more.
    Nothing is written where a file is amiss.

    \b
    Examples:
      gclint catalogue build --swagger swagger.json --out facts
      gclint catalogue build --provider-schema schema.json \
        --provider-version 1.85.0 --base facts --out facts-1.85
    """
    if not any(files[name] for name in ("swagger", "provider_schema", "scopes", "permissions")):
        raise Failure("give at least one file to build from; see gclint catalogue build --help")
    day = dated.date() if dated else date.today()
    with told_as_failure():
        build_catalogue(BuildInputs(dated=day.isoformat(), **files), out)
    click.echo(f"wrote {out}")


@catalogue.command(short_help="Say what changed between two catalogues.")
@click.argument("before", type=_FOLDER)
@click.argument("after", type=_FOLDER)
def diff(before: Path, after: Path) -> None:
    r"""Say what changed from the catalogue BEFORE to the catalogue AFTER.

    \b
    Examples:
      gclint catalogue diff facts-2026-05 facts
    """
    with told_as_failure():
        found = differences(before, after)
    click.echo(render_diff(found) or "no differences\n", nl=False)
