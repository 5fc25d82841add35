"""Where a thing was written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from typing import Final, NamedTuple

KeyPath = tuple[str | int, ...]
"""Keys and list indexes that lead from the top of a body to a value."""


class Span(NamedTuple):
    """The half-open stretch `[start, end)` of a file's text, counted in code points."""

    path: str
    """The file, relative to the scan root, with forward slashes."""
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this stretch."""
        return self.path == other.path and self.start <= other.start and other.end <= self.end


WRITTEN: Final = "the value is written here"
"""What the first step of a trail tells, unless the value was written in no file."""


class Step(NamedTuple):
    """One stage on the way of a value, or one module call on the way to a resource."""

    told: str
    """What happens there, as a clause for people: `module.crm is called`."""
    span: Span
    call: str = ""
    """The address of the module call that is made here, if one is."""


class Position(NamedTuple):
    """A place as editors name it: both numbers start at 1, columns count code points."""

    line: int
    column: int


_STRETCH: Final = 1 << 14
"""Characters that are looked through for one position at the most."""


class LineIndex:
    """Turns offsets of one text into positions; built only for files that are reported on.

    Lines are counted by the stretch: to know where each of a million begins takes longer, and more
    memory than the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks = [(0, 0)]
        """For each stretch, how many line breaks are before it and where its first line starts."""
        for start in range(0, len(text), _STRETCH):
            row, begun = self._marks[-1]
            end = start + _STRETCH
            last = text.rfind("\n", start, end)
            self._marks.append((row + text.count("\n", start, end), last + 1 or begun))

    def position(self, offset: int) -> Position:
        """The position of `offset`, which may be the text's length."""
        start = offset - offset % _STRETCH
        row, begun = self._marks[offset // _STRETCH]
        last = self._text.rfind("\n", start, offset)
        more = self._text.count("\n", start, offset)
        return Position(row + more + 1, offset - (last + 1 or begun) + 1)

    def offset(self, number: int) -> int:
        """Where line `number` starts; the text's length past the end."""
        breaks = number - 1
        if breaks > self._marks[-1][0]:
            return len(self._text)
        if breaks <= 0:
            return 0
        stretch = bisect_left(self._marks, (breaks, 0)) - 1
        at = stretch * _STRETCH
        for _ in range(breaks - self._marks[stretch][0]):
            at = self._text.index("\n", at) + 1
        return at

    def line(self, number: int) -> str:
        """Line `number` without its line break; the empty string past the end."""
        if not 1 <= number <= self._marks[-1][0] + 1:
            return ""
        start = self.offset(number)
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else None].rstrip("\r\n")


class TrailLost(Exception):
    """Something is asked of spans that came from another process, which kept what it takes."""


class Spans(ABC):
    """Finds where the parts of one body were written.

    Spans are worked out when asked for, because most bodies never earn a finding.
    """

    @abstractmethod
    def at(self, path: KeyPath) -> Span:
        """Where a reader should look for the value at `path`.

        That is the value itself for a string, number, boolean or null, and its key (or block
        header, or opening bracket where it has no key) for an object or list, whose own text may
        run over many lines. Where `path` was not written, the nearest parent answers.
        """

    def key(self, path: KeyPath) -> Span:
        """Where the key of `path` was written; the value's place where there is no key."""
        return self.at(path)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Where characters `[start, end)` of the string at `path` were written.

        Falls back to the whole string where the text was computed, not written.
        """
        return self.at(path)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """How the value at `path` came there, if `at` shows only a reference to it.

        It starts where the value was written (a variable's default, a line of a .tfvars file, the
        argument of a module call) and passes the locals, variables, outputs and arguments that
        handed it on. Empty where the value was written at its place. It takes work, so only
        findings should ask for it. Raises TrailLost.
        """
        return ()

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """The structure that the string at `path` encodes, if it was written as one.

        `jsonencode({...})` in Terraform is the case: its argument has spans that its text lacks.
        """
        return None

    def holds_blocks(self, path: KeyPath) -> bool:
        """Whether the list at `path`, which is not empty, is made of nested blocks.

        Blocks are where their header is, in the list as in the first of them; the elements of a
        list are not where its name is.
        """
        return self.at(path) == self.at((*path, 0))

    def has_key(self, path: KeyPath) -> bool:
        """Whether the value at `path` stands apart from its key: an argument's does."""
        return self.at(path) != self.key(path)
