"""Reasons for exit status 2, told in one line, and Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from linter.model import Mendable

INTERRUPTED = 130
"""The exit status of a program that was stopped by Ctrl-C, by a shell's reckoning."""


class Failure(Exception):
    """gclint could not do its job; the message says why."""

    status = 2
    """The exit status."""


class Interruption(Failure):
    """The user wanted no more of it."""

    status = INTERRUPTED


@contextmanager
def told_as_failure() -> Iterator[None]:
    """Turn what a user can mend into a Failure."""
    try:
        yield
    except Mendable as error:
        raise Failure(str(error)) from error
    except MemoryError as error:
        raise Failure("there is not enough memory for this") from error
    except KeyboardInterrupt as error:
        raise Interruption("interrupted") from error
