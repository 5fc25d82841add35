"""A JSON text read step by step: the outer objects member by member, what is in them at once.

The standard library's reader tells no positions, and an index of all of them takes ten times as
long. Here the keys on the way have theirs, and each value has its extent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from json import JSONDecoder
from sys import intern
from typing import Any, Final, NamedTuple, NoReturn

_BLANKS: Final = re.compile(r"[ \t\n\r]*+")
_COLON: Final = re.compile(r"[ \t\n\r]*+:[ \t\n\r]*+")
_NEXT: Final = re.compile(r"[ \t\n\r]*+(?:(\})|,[ \t\n\r]*+)")


class Irregular(Exception):
    """The text is not JSON, or a key stands twice in one of its objects."""


class Member(NamedTuple):
    """A key of an object; `[start, end)` is where it stands, with its quotes."""

    name: str
    start: int
    end: int


class JsonSteps:
    """A place in a JSON text, before a value. Each method raises Irregular."""

    def __init__(self, text: str, fraction: Callable[[str], object]) -> None:
        """Begin before the outermost value of `text`; `fraction` reads the numbers that are not
        written as whole ones."""
        self._text = text
        self._decoder = JSONDecoder(
            object_pairs_hook=_members, parse_float=fraction, parse_constant=_refused
        )
        self.at = self._after(_BLANKS, 0)

    @property
    def is_object(self) -> bool:
        """Whether an object comes next."""
        return self._text.startswith("{", self.at)

    def members(self) -> Iterator[Member]:
        """Enter the object that comes next; the value of each member has to be passed before the
        next member is asked for."""
        seen: set[str] = set()
        self.at = self._after(_BLANKS, self.at + 1)
        if self._text.startswith("}", self.at):
            self.at += 1
            return
        while True:
            member = self._member()
            if member.name in seen:
                raise Irregular
            seen.add(member.name)
            yield member
            found = _NEXT.match(self._text, self.at)
            self.at = self._after(_NEXT, self.at)
            if found and found[1]:
                return

    def value(self) -> Any:
        """Pass the value that comes next, and return it; keys are interned."""
        try:
            value, self.at = self._decoder.raw_decode(self._text, self.at)
        except (ValueError, RecursionError):
            raise Irregular from None
        return value

    def finish(self) -> None:
        """Make sure that nothing follows the outermost value."""
        if self._after(_BLANKS, self.at) < len(self._text):
            raise Irregular

    def _member(self) -> Member:
        start = self.at
        if not self._text.startswith('"', start):
            raise Irregular
        name, end = self.value(), self.at
        self.at = self._after(_COLON, end)
        return Member(name, start, end)

    def _after(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at)
        if found is None:
            raise Irregular
        return found.end()


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {intern(name): value for name, value in pairs}
    if len(found) < len(pairs):
        raise Irregular
    return found


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)
