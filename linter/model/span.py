"""Where a thing was written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
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


class LineIndex:
    """Turns offsets of one text into positions; built only for files that are reported on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def position(self, offset: int) -> Position:
        """The position of `offset`, which may be the text's length."""
        row = bisect_right(self._starts, offset) - 1
        return Position(row + 1, offset - self._starts[row] + 1)

    def offset(self, number: int) -> int:
        """Where line `number` starts; the text's length past the end."""
        return self._starts[number - 1] if number <= len(self._starts) else len(self._text)

    def line(self, number: int) -> str:
        """Line `number` without its line break; the empty string past the end."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")


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
