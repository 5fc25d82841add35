r"""Halves of a surrogate pair, which are no characters and which no output can encode.

JSON lets a writer spell one as `"\ud800"`. Go's JSON package, which reads these files for
Terraform, puts U+FFFD in its place (https://pkg.go.dev/encoding/json#Unmarshal), and so do we.
"""

from __future__ import annotations

import re
from typing import Final

_SUSPECT: Final = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPE: Final = re.compile(
    r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"  # a whole pair
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"  # half of one
    r"|\\.",
    re.DOTALL,
)
_HALF: Final = re.compile("[\ud800-\udfff]")


def mended(text: str) -> str:
    """Replace each half, escaped or not, in a JSON text. Every offset stays what it was."""
    if _SUSPECT.search(text):
        text = _ESCAPE.sub(lambda found: r"\ufffd" if found[2] else found[0], text)
    return printable(text)


def printable(text: str) -> str:
    """Replace each half that stands in `text` itself."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)
