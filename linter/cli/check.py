"""`gclint check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.cli.failures import told_as_failure
from linter.cli.job import Request, build_job
from linter.cli.output import print_report, status
from linter.run import run

_FOLDER = click.Path(path_type=Path)


_EXAMPLES = """\b
Examples:
  gclint check                          everything below this folder
  gclint check infra/main.tf            one file, judged as it is in the tree
  gclint check -f json . > report.json  for other programs
  gclint check --only oauth             one folder of policies

\b
Exit status: 0 when nothing is at or above the threshold, 1 when something
is, 2 when gclint could not do its job.
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=_FOLDER)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    show_default=True,
    help="How to print the report.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="POLICY",
    help="Judge this policy or folder, too; `all` for every one.",
)
@click.option(
    "--only", multiple=True, metavar="POLICY", help="Judge this policy or folder and no other."
)
@click.option("--ignore", multiple=True, metavar="POLICY", help="Leave this policy or folder out.")
@click.option(
    "--policies", "folders", multiple=True, type=_FOLDER, help="A folder with policies of your own."
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
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Leave files out, as .gitignore does."
)
@click.option("--config", type=_FOLDER, help="Follow these settings, not the nearest .gclint.yaml.")
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder whose files may take part in a verdict.  [default: the repository]",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the text report.",
)
def check(paths: tuple[Path, ...], form: str, unknown: str, color: str, **options: Any) -> None:
    """Judge the files in PATHS (the current folder if none are given)."""
    with told_as_failure():
        job = build_job(Request(paths=paths or (Path(),), **options))
        report = run(job)
    print_report(report, form, unknown, color)
    raise SystemExit(status(report, job.settings.fail_on, unknown))
