"""The commands of a shell script, as far as a linter needs to tell them apart.

https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<comment>(?<![^\s;|&(])\#[^\n]*)
      | (?P<continued>\\\r?\n)
      | (?P<end>&&|\|\||[;\n|&()])
      | (?P<word>(?:\$\{\{(?:(?!\}\})[^\n]){0,300}\}\}
                  |"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s;|&()"'\\])+)
      | (?P<stray>["'\\])""",
    re.VERBOSE | re.DOTALL,
)
_HERE = re.compile(r"<<-?\s*[\"']?(\w+)")
_LONGEST = 100_000
"""Characters of a script that are looked through."""
_LEADING = frozenset(
    {"if", "elif", "while", "until", "then", "do", "else", "!", "{"}
    | {"time", "exec", "sudo", "env", "command"}
)
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
_CHOOSING = frozenset({"if", "elif", "case", "while", "until", "[", "[[", "test"})
_QUOTES = re.compile(r"(?<!\\)[\"']")


class Command(NamedTuple):
    """One command and its arguments, quotes removed."""

    words: tuple[str, ...]
    start: int
    end: int
    """Offsets into the script."""
    chosen: bool
    """Whether the script decides something, before this command, that it may hinge on."""


def commands(script: str) -> Iterator[Command]:
    """The simple commands of a script, in order; comments and here-documents are none."""
    script = _without_documents(script[:_LONGEST])
    words: list[tuple[str, int, int]] = []
    chosen = False
    for token in _TOKEN.finditer(script):
        if token["word"]:
            words.append((token["word"], *token.span()))
        elif token["end"]:
            yield from _command(words, chosen)
            chosen = chosen or any(word in _CHOOSING for word, _, _ in words)
            words = []
    yield from _command(words, chosen)


def _without_documents(script: str) -> str:
    """The script with its here-documents blanked out."""
    lines = script.splitlines(keepends=True)
    ending: str | None = None
    for number, line in enumerate(lines):
        if ending is not None:
            lines[number] = " " * (len(line) - 1) + "\n" if line.endswith("\n") else " " * len(line)
            ending = None if line.strip() == ending else ending
        elif found := _HERE.search(line):
            ending = found[1]
    return "".join(lines)


def _command(words: list[tuple[str, int, int]], chosen: bool) -> Iterator[Command]:
    first = 0
    while first < len(words) and (
        words[first][0] in _LEADING or _ASSIGNMENT.match(words[first][0])
    ):
        first += 1
    said = words[first:]
    if said:
        plain = tuple(_QUOTES.sub("", word) for word, _, _ in said)
        yield Command(plain, said[0][1], said[-1][2], chosen)
