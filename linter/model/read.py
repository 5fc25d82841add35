"""What could not be read."""

from __future__ import annotations

from typing import NamedTuple

from linter.model.span import Span


class Unread(NamedTuple):
    """A stretch of a file that no reader could make sense of."""

    span: Span
    message: str
    """A clause for people: `the string is not closed`."""


class Locked(Unread):
    """A file that is encrypted: nothing is wrong with it, but the key is elsewhere."""

    __slots__ = ()
