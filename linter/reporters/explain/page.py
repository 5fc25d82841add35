"""A page of sections, as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import wrap

from linter.reporters.snippet import printable

_WIDTH = 96


@dataclass(slots=True)
class Page:
    """A title, and sections that are left out while they are empty."""

    title: str
    sections: list[tuple[str, list[str]]] = field(default_factory=list)

    def add(self, heading: str, lines: Iterable[str]) -> Page:
        """Add a section; each line is wrapped, its continuation indented like its beginning."""
        listed = list(lines)
        if listed:
            self.sections.append((heading, listed))
        return self

    def text(self) -> str:
        """The page as it is printed."""
        parts = [printable(self.title)]
        for heading, lines in self.sections:
            body = "\n".join(_wrapped(line) for line in lines)
            parts.append(f"{heading}\n{body}")
        return "\n\n".join(parts) + "\n"


def _wrapped(line: str) -> str:
    indent = "  " + " " * (len(line) - len(line.lstrip()))
    wrapped = wrap(
        printable(line.strip()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(wrapped)
