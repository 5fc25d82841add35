"""Explaining what is no policy: an operation, scope, permission, resource type or error code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from linter.access.caller import Caller
from linter.access.callers import callers
from linter.catalogue import catalogue_at
from linter.cli.failures import Failure, told_as_failure
from linter.cli.job import Request, build_job
from linter.cli.survey import read
from linter.reporters.explain import explain
from linter.run import Job

_LONGEST = 80
"""Characters of a term that an error message repeats."""


def explained(term: str, estate: Path) -> str:
    """A page on `term`, which also says who in the files below `estate` it concerns.

    Raises Failure where nothing is known of it.
    """
    with told_as_failure():
        job = build_job(Request(paths=(estate,)))
        page = explain(term, catalogue_at(job.settings.catalogue), _Callers(job))
    if page is None:
        shown = repr(term if len(term) <= _LONGEST else f"{term[:_LONGEST]}…")
        raise Failure(
            f"nothing is called {shown}: give a policy's id (`gclint policies` lists them), a call "
            "such as 'GET /api/v2/users', a scope, a permission, a resource type or an error code"
        )
    return page


class _Callers:
    """The callers of an estate, which is read when they are first asked for: not every page does,
    and large folders take seconds."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __iter__(self) -> Iterator[Caller]:
        return iter(self._found)

    @cached_property
    def _found(self) -> tuple[Caller, ...]:
        directory, settings, catalogue, wanted = read(self._job)
        return tuple(callers(directory, settings, catalogue, wanted))
