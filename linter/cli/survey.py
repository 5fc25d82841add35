"""Reading an estate for commands that tell about it rather than judge it."""

from __future__ import annotations

from typing import NamedTuple

from linter.access.directory import Directory, directory_of
from linter.catalogue import Catalogue, catalogue_at
from linter.cli.job import Request, build_job
from linter.estate import read_estate
from linter.run import Job
from linter.settings import Settings


class Survey(NamedTuple):
    """What the files of some paths say, and what they are held against."""

    directory: Directory
    settings: Settings
    catalogue: Catalogue
    wanted: frozenset[str]
    """The files that were asked for; others helped to understand them."""


def survey(request: Request) -> Survey:
    """Read the files that a request names.

    Raises NoSuchPath, BadSettings, CatalogueError or MalformedPolicy.
    """
    return read(build_job(request))


def read(job: Job) -> Survey:
    """Read the files of a job that is found already; raises CatalogueError."""
    catalogue = catalogue_at(job.settings.catalogue)
    estate = read_estate(job.tree, job.wanted, job.inputs, catalogue).estate
    return Survey(directory_of(estate), job.settings, catalogue, job.wanted)
