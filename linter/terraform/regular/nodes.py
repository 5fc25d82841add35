"""The parts of a regular expression."""

from __future__ import annotations

from typing import NamedTuple


class Characters(NamedTuple):
    """One character out of ranges of code points, both ends included; or out of all others."""

    ranges: tuple[tuple[int, int], ...]
    negated: bool = False

    def has(self, character: str) -> bool:
        """Tell whether the character is one of these."""
        point = ord(character)
        return any(low <= point <= high for low, high in self.ranges) is not self.negated


class Assertion(NamedTuple):
    """A place in the text: `^`, `$`, `A`, `z`, `b` or `B`; `^` and `$` are those of a line."""

    kind: str


class Sequence(NamedTuple):
    """One thing after another."""

    items: tuple[Node, ...]


class Choice(NamedTuple):
    """The first of several things that leads to a match."""

    options: tuple[Node, ...]


class Repeat(NamedTuple):
    """A thing several times: as often as possible, or as rarely when lazy."""

    item: Node
    low: int
    high: int | None
    lazy: bool


class Group(NamedTuple):
    """A thing whose text is wanted."""

    number: int
    item: Node


Node = Characters | Assertion | Sequence | Choice | Repeat | Group
