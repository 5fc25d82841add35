"""`gclint access`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.access.callers import callers, terraform
from linter.access.terraform_client import managed
from linter.cli.failures import told_as_failure
from linter.cli.job import Request
from linter.cli.survey import survey
from linter.reporters.access import json_report, mermaid, svg, text
from linter.reporters.access import terraform as terraform_blocks

_FOLDER = click.Path(path_type=Path, readable=False)
_RENDERERS = {
    "text": text.render,
    "json": json_report.render,
    "terraform": terraform_blocks.render,
    "mermaid": mermaid.render,
    "svg": svg.render,
}


@click.command(short_help="Say who calls what, with which grants, and which would do.")
@click.argument("paths", nargs=-1, type=_FOLDER)
@click.option(
    "--for",
    "wanted",
    type=click.Choice(["all", "terraform"]),
    default="all",
    show_default=True,
    help="Every caller, or only the client that runs Terraform.",
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(list(_RENDERERS)),
    default="text",
    show_default=True,
    help="How to print it.",
)
@click.option(
    "--var-file",
    "var_files",
    multiple=True,
    type=_FOLDER,
    help="Terraform variables to read besides the automatic ones.",
)
@click.option(
    "--var", "variables", multiple=True, metavar="NAME=VALUE", help="A Terraform variable."
)
@click.option("--env", is_flag=True, help="Read TF_VAR_* from the environment, too.")
@click.option("--config", type=_FOLDER, help="Follow these settings, not the nearest .gclint.yaml.")
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder whose files may take part.  [default: the repository]",
)
def access(paths: tuple[Path, ...], wanted: str, form: str, **options: Any) -> None:
    r"""Say who calls what in PATHS, with which grants, and which would suffice.

    \b
    Examples:
      gclint access                                 every caller below this folder
      gclint access --for terraform infra           what Terraform's client needs
      gclint access --for terraform -f terraform .  a role and a client for it
      gclint access -f svg . > callers.svg          a picture of it
    """
    with told_as_failure():
        directory, settings, catalogue, files = survey(Request(paths=paths or (Path(),), **options))
        here = [one for one in managed(directory) if one.path in files]
        found = (
            terraform(here, directory, settings, catalogue)
            if wanted == "terraform"
            else callers(directory, settings, catalogue, files)
        )
        rendered = _RENDERERS[form](tuple(found))
    click.echo(rendered, nl=False)
