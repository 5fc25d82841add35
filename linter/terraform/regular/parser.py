"""Reading a pattern in RE2's syntax."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.regular.classes import Ranges, bracketed, escaped, folded
from linter.terraform.regular.nodes import (
    Assertion,
    Characters,
    Choice,
    Group,
    Node,
    Repeat,
    Sequence,
)

MOST_REPEATS: Final = 1000
"""The largest count that RE2 takes in `{n}`."""

DEEPEST: Final = 30
"""Groups nested in one another."""

_COUNT: Final = re.compile(r"\{([0-9]{1,9})(,([0-9]{1,9})?)?\}")
_OPENING: Final = re.compile(r"\(\?(?:P?<([A-Za-z_][A-Za-z0-9_]*)>|([imsU-]*)(:|\)))")
_ASSERTIONS: Final = {"A": "A", "z": "z", "b": "b", "B": "B"}


class Flags(NamedTuple):
    """The modes set by `(?ims)`."""

    ignore_case: bool = False
    lines: bool = False
    dot_all: bool = False


class Parser:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self.names: list[str | None] = []
        """The name of each group, from the first on."""

    def parse(self) -> Node:
        """Read the whole pattern; raises RefusalError where it is malformed."""
        node = self._choice(Flags(), 0)
        if self._at < len(self._pattern):
            raise RefusalError("the regular expression closes a group that is not open")
        return node

    def _choice(self, flags: Flags, depth: int) -> Node:
        if depth > DEEPEST:
            raise unknowable("the regular expression is nested too deeply")
        options: list[Node] = []
        items: list[Node] = []
        while not self._ends():
            if self._take("|"):
                options.append(Sequence(tuple(items)))
                items = []
                continue
            flags, item = self._item(flags, depth)
            if item is not None:
                items.append(self._repeated(item))
        last = Sequence(tuple(items))
        return Choice((*options, last)) if options else last

    def _ends(self) -> bool:
        return self._at >= len(self._pattern) or self._pattern[self._at] == ")"

    def _take(self, mark: str) -> bool:
        found = self._pattern.startswith(mark, self._at)
        self._at += len(mark) * found
        return found

    def _item(self, flags: Flags, depth: int) -> tuple[Flags, Node | None]:
        """Read one thing that may be repeated; None for a change of flags."""
        character = self._pattern[self._at]
        if character == "(":
            return self._group(flags, depth)
        if character == "\\":
            return flags, self._escape(flags)
        if character == "[":
            found, self._at = bracketed(self._pattern, self._at)
            return flags, _in_case(found.ranges, flags, negated=found.negated)
        if character in "*+?":
            raise RefusalError("the regular expression repeats nothing")
        self._at += 1
        return flags, _plain(character, flags)

    def _escape(self, flags: Flags) -> Node:
        letter = self._pattern[self._at + 1 : self._at + 2]
        if letter and letter in "AzbB":
            self._at += 2
            return Assertion(letter)
        ranges, self._at = escaped(self._pattern, self._at)
        return _in_case(ranges, flags, negated=False)

    def _group(self, flags: Flags, depth: int) -> tuple[Flags, Node | None]:
        opening = _OPENING.match(self._pattern, self._at)
        if not opening and self._pattern.startswith("(?", self._at):
            raise RefusalError("the regular expression has a bad group")
        self._at = opening.end() if opening else self._at + 1
        inner, number = flags, 0
        if opening and opening[3]:
            inner = _changed(flags, opening[2])
            if opening[3] == ")":
                return inner, None
        else:
            self.names.append(opening[1] if opening else None)
            number = len(self.names)
        node = self._choice(inner, depth + 1)
        if not self._take(")"):
            raise RefusalError("a group of the regular expression is not closed")
        return flags, Group(number, node) if number else node

    def _repeated(self, item: Node) -> Node:
        limits = self._limits()
        if limits is None:
            return item
        lazy = self._take("?")
        if self._limits() is not None:
            raise RefusalError("the regular expression repeats a repetition")
        return Repeat(item, limits[0], limits[1], lazy)

    def _limits(self) -> tuple[int, int | None] | None:
        for mark, limits in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._take(mark):
                return limits
        found = _COUNT.match(self._pattern, self._at)
        if not found:
            return None
        self._at = found.end()
        low = int(found[1])
        high = low if found[2] is None else int(found[3]) if found[3] else None
        if max(low, high or 0) > MOST_REPEATS or (high is not None and high < low):
            raise RefusalError("the regular expression has a bad repetition")
        return low, high


def _plain(character: str, flags: Flags) -> Node:
    if character == ".":
        return Characters(() if flags.dot_all else ((0x0A, 0x0A),), negated=True)
    if character == "^":
        return Assertion("^" if flags.lines else "A")
    if character == "$":
        return Assertion("$" if flags.lines else "z")
    return _in_case(((ord(character), ord(character)),), flags, negated=False)


def _in_case(ranges: Ranges, flags: Flags, *, negated: bool) -> Node:
    return Characters(folded(ranges) if flags.ignore_case else ranges, negated)


def _changed(flags: Flags, letters: str) -> Flags:
    on, _, off = letters.partition("-")
    if "U" in letters:
        raise unknowable("gclint does not match ungreedy regular expressions")
    if "-" in off:
        raise RefusalError("the regular expression has a bad group")
    modes = [
        (mode in on or was) and mode not in off for mode, was in zip("ims", flags, strict=True)
    ]
    return Flags(*modes)
