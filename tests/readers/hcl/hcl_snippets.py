"""Snippets of HCL and whether Terraform takes them, from the files in `snippets/`.

A line `--- valid: name` or `--- invalid: name` begins a snippet. Signs in it stand for characters
that editors hide or change (`_SIGNS`); `∎` for the end of a file without a newline, and `▶` for the
place where an invalid snippet goes wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent / "snippets"
_SIGNS = str.maketrans(
    {
        "␍": "\r",
        "␉": "\t",
        "␠": " ",
        "␀": "\0",
        "␌": "\f",
        "⍽": "\N{NO-BREAK SPACE}",
        "⁂": "\N{ZERO WIDTH NO-BREAK SPACE}",
        "⌑": "\N{ZERO WIDTH SPACE}",
    }
)


class Snippet(NamedTuple):
    name: str
    text: str
    valid: bool
    wrong_at: int | None


def snippets() -> list[Snippet]:
    """All of them, in the order of the files."""
    return [
        _snippet(path.stem, part)
        for path in sorted(_FOLDER.glob("*.txt"))
        for part in _text(path).split("\n--- ")
    ]


def _snippet(folder: str, part: str) -> Snippet:
    header, _, body = part.partition("\n")
    verdict, name = header.split(": ", 1)
    text = f"{body}\n".translate(_SIGNS).partition("∎")[0]
    before, mark, after = text.partition("▶")
    wrong_at = len(before) if mark else None
    return Snippet(f"{folder}: {name}", before + after, verdict == "valid", wrong_at)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").removeprefix("--- ").removesuffix("\n")
