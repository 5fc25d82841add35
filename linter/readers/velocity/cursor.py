"""A place in a template's text that moves on as things are read."""

from __future__ import annotations

import re
from typing import NoReturn

DEPTH = 40
"""How deep expressions and strings may nest before they are left unread; people stay below 10."""

SPACE = re.compile(r"\s+")


class UnreadableError(Exception):
    """What stands at `at` cannot be read here, though Velocity might."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at
        self.message = message


class RefusedError(UnreadableError):
    """What stands at `at` is refused by Velocity too, and with it the whole template."""


class Cursor:
    """Reads `text[at:end]` from left to right."""

    __slots__ = ("at", "depth", "end", "text")

    def __init__(self, text: str, at: int, end: int, depth: int = 0) -> None:
        self.text = text
        self.at = at
        self.end = end
        self.depth = depth

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of `pattern` here, which is then behind; None leaves the cursor in place."""
        found = pattern.match(self.text, self.at, self.end)
        if found:
            self.at = found.end()
        return found

    def skip_space(self) -> None:
        """Passes blanks and line breaks."""
        found = SPACE.match(self.text, self.at, self.end)
        if found:
            self.at = found.end()

    def sees(self, sign: str) -> bool:
        """Whether `sign` comes next."""
        return self.text.startswith(sign, self.at, self.end)

    def takes(self, sign: str) -> bool:
        """Whether `sign` came next; it is then behind."""
        if not self.text.startswith(sign, self.at, self.end):
            return False
        self.at += len(sign)
        return True

    def expect(self, sign: str, where: str) -> None:
        """Passes `sign`, or refuses: `expected ")" after the condition`."""
        if not self.takes(sign):
            self.refuse(f'expected "{sign}" {where}')

    def enter(self) -> None:
        """Goes one level deeper; `leave` comes back."""
        self.depth += 1
        if self.depth > DEPTH:
            raise UnreadableError(self.at, "it is nested too deeply to be read")

    def leave(self) -> None:
        """Comes back from `enter`."""
        self.depth -= 1

    def refuse(self, message: str) -> NoReturn:
        """Gives up here."""
        found = "the template ends" if self.at >= self.end else f'found "{self.text[self.at]}"'
        raise RefusedError(self.at, f"{message}, but {found}")
