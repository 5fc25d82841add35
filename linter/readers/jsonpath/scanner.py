"""Reads a path's text from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator

DEPTH = 30
"""How deep the conditions of a filter may nest; people stay below 4."""


class MalformedPath(ValueError):
    """A text that is not a path; `at` is where it stops being one."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at
        self.message = message


class Scanner:
    """A place in a path that moves on as things are read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._depth = 0
        self.at = 0

    @property
    def ended(self) -> bool:
        """Whether all is read."""
        return self.at >= len(self._text)

    @property
    def ends_in_blanks(self) -> bool:
        """Whether only blanks follow."""
        return not self._text[self.at :].strip()

    def sees(self, sign: str) -> bool:
        """Whether `sign` comes next."""
        return self._text.startswith(sign, self.at)

    def sees_any(self, signs: str) -> bool:
        """Whether one of the characters `signs` comes next."""
        return not self.ended and self._text[self.at] in signs

    def takes(self, sign: str) -> bool:
        """Whether `sign` came next; it is then behind."""
        if not self.sees(sign):
            return False
        self.at += len(sign)
        return True

    def takes_after_space(self, sign: str) -> bool:
        """As `takes`, blanks before it passed over."""
        self.skip_space()
        return self.takes(sign)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of `pattern` here, which is then behind."""
        found = pattern.match(self._text, self.at)
        if found:
            self.at = found.end()
        return found

    def several(self, pattern: re.Pattern[str], between: str) -> Iterator[re.Match[str]]:
        """Matches of `pattern`, parted by `between`."""
        while found := self.take(pattern):
            yield found
            if not self.takes(between):
                return

    def skip_space(self) -> None:
        """Passes blanks."""
        while not self.ended and self._text[self.at].isspace():
            self.at += 1

    def expect(self, sign: str, where: str) -> None:
        """Passes `sign`, or says that it is missing."""
        if not self.takes(sign):
            raise MalformedPath(self.at, f'expected "{sign}" {where}')

    def go_on(self, message: str) -> None:
        """Refuses to end here."""
        if self.ended:
            raise MalformedPath(self.at, message)

    def balanced(self) -> str:
        """The text up to the closing parenthesis, which is then behind."""
        start, depth = self.at, 1
        while depth:
            self.go_on('expected ")" to close the call')
            depth += {"(": 1, ")": -1}.get(self._text[self.at], 0)
            self.at += 1
        return self._text[start : self.at - 1]

    def enter(self) -> None:
        """Goes one level deeper into a filter."""
        self._depth += 1
        if self._depth > DEPTH:
            raise MalformedPath(self.at, "its conditions nest too deeply")

    def leave(self) -> None:
        """Comes back from `enter`."""
        self._depth -= 1
