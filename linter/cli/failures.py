"""Reasons for exit status 2, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from linter.model import Mendable


class Failure(Exception):
    """gclint could not do its job; the message says why."""


@contextmanager
def told_as_failure() -> Iterator[None]:
    """Turn what a user can mend into a Failure."""
    try:
        yield
    except Mendable as error:
        raise Failure(str(error)) from error
    except MemoryError as error:
        raise Failure("there is not enough memory for this") from error
