"""Explaining what is no policy: an operation, scope, permission, resource type or error code."""

from __future__ import annotations

from pathlib import Path

from linter.access.callers import callers
from linter.cli.failures import Failure, told_as_failure
from linter.cli.job import Request
from linter.cli.survey import survey
from linter.reporters.explain import explain

_LONGEST = 80
"""Characters of a term that an error message repeats."""


def explained(term: str, estate: Path) -> str:
    """A page on `term`, which also says who in the files below `estate` it concerns.

    Raises Failure where nothing is known of it.
    """
    with told_as_failure():
        directory, settings, catalogue, wanted = survey(Request(paths=(estate,)))
        found = tuple(callers(directory, settings, catalogue, wanted))
        page = explain(term, catalogue, found)
    if page is None:
        shown = repr(term if len(term) <= _LONGEST else f"{term[:_LONGEST]}…")
        raise Failure(
            f"nothing is called {shown}: give a policy's id (`gclint policies` lists them), a call "
            "such as 'GET /api/v2/users', a scope, a permission, a resource type or an error code"
        )
    return page
