"""The options that decide what is judged and how; every command that judges takes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

import click

from linter.cli.offered import policies_and_folders

_Command = TypeVar("_Command", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)

_JUDGING = (
    click.option(
        "--select",
        multiple=True,
        metavar="POLICY",
        shell_complete=policies_and_folders,
        help="Judge this policy or folder, too; `all` for every one.",
    ),
    click.option(
        "--only",
        multiple=True,
        metavar="POLICY",
        shell_complete=policies_and_folders,
        help="Judge this policy or folder and no other.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="POLICY",
        shell_complete=policies_and_folders,
        help="Leave this policy or folder out.",
    ),
    click.option(
        "--policies",
        "folders",
        multiple=True,
        type=_PATH,
        help="A folder with policies of your own.",
    ),
    click.option(
        "--var-file",
        "var_files",
        multiple=True,
        type=_PATH,
        help="Terraform variables to read besides the automatic ones.",
    ),
    click.option(
        "--var", "variables", multiple=True, metavar="NAME=VALUE", help="A Terraform variable."
    ),
    click.option("--env", is_flag=True, help="Read TF_VAR_* from the environment, too."),
    click.option(
        "--exclude", multiple=True, metavar="PATTERN", help="Leave files out, as .gitignore does."
    ),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="Leave out also files that are named, where they are excluded, hidden or ignored.",
    ),
    click.option(
        "--config", type=_PATH, help="Follow these settings, not the nearest .gclint.yaml."
    ),
    click.option(
        "--root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="The folder whose files may take part in a verdict.  [default: the repository]",
    ),
    click.option(
        "--baseline",
        type=_PATH,
        help="The findings agreed upon.  [default: .gclint-baseline.json beside the settings]",
    ),
)


def judging_options(command: _Command) -> _Command:
    """Add the options by whose names `Request` has its fields."""
    return reduce(lambda wrapped, option: option(wrapped), reversed(_JUDGING), command)
