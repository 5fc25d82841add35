"""The codes that the platform's refusals carry."""

from __future__ import annotations

from dataclasses import dataclass

from linter.catalogue.errors import entry_at
from linter.catalogue.parts.part import Part


@dataclass(frozen=True, slots=True, order=True)
class ErrorCode:
    """A `code` in the body of a 401, 403, 413 or 429."""

    status: int
    code: str
    operations: int
    """How many operations declare it."""


class ErrorCodes:
    """All declared codes, the most frequent of each status first."""

    def __init__(self, part: Part) -> None:
        self.dated = part.dated
        self.origin = part.origin
        with entry_at(part.file, "$.codes"):
            self.all = tuple(ErrorCode(**row) for row in part.rows("codes"))

    def named(self, code: str) -> tuple[ErrorCode, ...]:
        """The entries for a code, one for each status it comes with."""
        return tuple(entry for entry in self.all if entry.code == code)
