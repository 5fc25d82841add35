"""Reading an estate for commands that need nothing but what its files say."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from linter.catalogue import Catalogue, catalogue_at
from linter.cli.job import Request, build_job
from linter.estate import read_estate
from linter.model import Estate
from linter.settings import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)

_OPTIONS = (
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
        "--config", type=_PATH, help="Follow these settings, not the nearest .gclint.yaml."
    ),
    click.option(
        "--root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="The folder whose files may take part.  [default: the repository]",
    ),
)


class Read(NamedTuple):
    """An estate, and what it is held against."""

    estate: Estate
    settings: Settings
    catalogue: Catalogue
    wanted: frozenset[str]
    """The files that were asked for; others helped to understand them."""


def reading_options(command: _Command) -> _Command:
    """Add the options that decide what is read, by whose names `Request` has its fields."""
    return reduce(lambda wrapped, option: option(wrapped), reversed(_OPTIONS), command)


def read_paths(request: Request) -> Read:
    """Read the files that a request names.

    Raises NoSuchPath, BadSettings, CatalogueError or MalformedPolicy.
    """
    job = build_job(request)
    catalogue = catalogue_at(job.settings.catalogue)
    estate = read_estate(job.tree, job.wanted, job.inputs, catalogue).estate
    return Read(estate, job.settings, catalogue, job.wanted)
