"""Reasons for exit status 2, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from linter.baseline import BadBaseline
from linter.catalogue import CatalogueError
from linter.discover import NoSuchPath
from linter.loader import MalformedPolicy
from linter.revision import NoSuchRevision
from linter.settings import BadSettings

_MENDABLE = (
    BadBaseline,
    BadSettings,
    CatalogueError,
    MalformedPolicy,
    NoSuchPath,
    NoSuchRevision,
)


class Failure(Exception):
    """gclint could not do its job; the message says why."""


@contextmanager
def told_as_failure() -> Iterator[None]:
    """Turn what a user can mend into a Failure."""
    try:
        yield
    except _MENDABLE as error:
        raise Failure(str(error)) from error
