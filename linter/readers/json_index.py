"""Where each value of a JSON text stands: one pass over the text, one row per value."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

LARGE: Final = 256 * 1024
"""Characters of a text from which its parts can be let go."""

STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
"""A regular expression for a JSON string in text that is known to be JSON."""

_STRING: Final = re.compile(STRING, re.DOTALL)
_VALUE: Final = re.compile(
    rf"""[\s,]*+
    (?: ({STRING}) \s*+ : \s*+ )?+            # the key, if any
    (?: ({STRING}|[^\s"{{}}\[\],:]++)         # a scalar
      | ([\[{{]) | [\]}}] )""",
    re.VERBOSE | re.DOTALL,
)
_SCALAR, _OPENING = 2, 3


def is_large(text: str) -> bool:
    """Whether it pays to let go of what is read of a text."""
    return len(text) >= LARGE


class Row(NamedTuple):
    """One value: its own text and, inside an object, its key with the quotes."""

    start: int
    end: int
    key: tuple[int, int] | None


class Item(NamedTuple):
    """One part of an object or list."""

    step: Any
    """Its key or its position."""
    value: Any
    number: int
    """Of its row."""


class JsonIndex:
    """The values of a JSON text, numbered in source order; 0 is the outermost.

    Rows are kept in four arrays of machine integers, 16 bytes a value: a tree of Python objects
    would take ten times that for a large export.
    """

    def __init__(
        self, text: str, *, repeats: bool = True, within: tuple[int, int] | None = None
    ) -> None:
        """Index `text`, which must be valid JSON, or the one value in it that stands `within`;
        `repeats` tells whether a key may stand twice in one object."""
        self._text = text
        self.repeats = repeats
        self._keys = array("i")  # where the key starts; -1 where there is none
        self._starts = array("i")
        self._ends = array("i")
        self._next = array("i")  # the number after the last value inside this one
        self._members: dict[int, dict[str | int, int]] = {}
        self._fill(text, *(within or (0, len(text))))

    @property
    def is_large(self) -> bool:
        """Whether it pays to let go of what is read of the text; where a key stands twice, a part
        of it cannot be read by itself."""
        return is_large(self._text) and not self.repeats

    @property
    def text(self) -> str:
        """What was indexed."""
        return self._text

    def member(self, number: int, step: str | int) -> int | None:
        """Find the number of the value under `step` in value `number`; the last of several."""
        members = self._members.get(number)
        if members is None:
            members = dict(self._children(number))
            self._members[number] = members
        return members.get(step)

    def items(self, number: int, value: dict[str, Any] | list[Any]) -> Iterator[Item]:
        """The parts of value `number`, which is `value`; faster than asking for each by its step.

        In source order, which is that of the parts as long as no key repeats.
        """
        if isinstance(value, list):
            steps: Iterator[tuple[str | int, Any]] = enumerate(value)
        else:
            steps = iter(value.items())
        child, end, following = number + 1, self._next[number], self._next
        if self.repeats:
            members = dict(self._children(number))
            yield from (Item(step, inner, members[step]) for step, inner in steps)
            return
        for step, inner in steps:
            yield Item(step, inner, child)
            child = following[child]
        if child != end:
            raise ValueError("the text is not that of the value")

    def head(self, number: int) -> tuple[int, int]:
        """Where to look for value `number`: the value of a scalar, the key or the first bracket of
        anything larger."""
        start, key = self._starts[number], self._keys[number]
        if self._text[start] not in "{[":
            return start, self._ends[number]
        return self._quoted(key) if key >= 0 else (start, start + 1)

    def key(self, number: int, name: str) -> tuple[int, int]:
        """Where the key of value `number`, which is `name`, stands with its quotes."""
        start = self._keys[number]
        end = start + len(name) + 1
        as_it_is = "\\" not in name and self._text.startswith(name, start + 1)
        if as_it_is and self._text.startswith('"', end):
            return start, end + 1
        return self._quoted(start)

    def extent(self, number: int) -> tuple[int, int]:
        """The offsets of value `number`, without its key."""
        return self._starts[number], self._ends[number]

    def row(self, number: int) -> Row:
        """Where value `number` stands."""
        start = self._keys[number]
        key = self._quoted(start) if start >= 0 else None
        return Row(self._starts[number], self._ends[number], key)

    def repetitions(self) -> Iterator[tuple[int, int]]:
        """Yield where, quotes included, a key repeats an earlier one of its object.

        An object's own keys come before those of the objects inside it.
        """
        for number, start in enumerate(self._starts):
            if self._text[start] != "{":
                continue
            seen: set[str | int] = set()
            for name, child in self._children(number):
                if name in seen:
                    yield self._quoted(self._keys[child])
                seen.add(name)

    def _children(self, number: int) -> Iterator[tuple[str | int, int]]:
        """Each step into value `number` with the number it leads to."""
        child, position, end = number + 1, 0, self._next[number]
        while child < end:
            key = self._keys[child]
            yield (position if key < 0 else self._name(key)), child
            child = self._next[child]
            position += 1

    def _quoted(self, start: int) -> tuple[int, int]:
        found = _STRING.match(self._text, start)
        return start, found.end() if found else start

    def _name(self, start: int) -> str:
        start, end = self._quoted(start)
        name: str = json.loads(self._text[start:end])
        return name

    def _fill(self, text: str, first: int, last: int) -> None:
        keys, starts, ends, following = self._keys, self._starts, self._ends, self._next
        waiting: list[int] = []  # the containers that are still open
        for found in _VALUE.finditer(text, first, last):
            kind = found.lastindex
            if kind == _SCALAR:
                keys.append(found.start(1))
                starts.append(found.start(2))
                ends.append(found.end(2))
                following.append(len(starts))
            elif kind == _OPENING:
                waiting.append(len(starts))
                keys.append(found.start(1))
                starts.append(found.start(3))
                ends.append(-1)
                following.append(-1)
            else:
                number = waiting.pop()
                ends[number] = found.end()
                following[number] = len(starts)
