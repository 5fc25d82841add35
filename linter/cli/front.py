"""What gclint answers without importing a library: its version, its help, and what it remembers.

Importing click alone takes twice as long as starting Python does.
"""

from __future__ import annotations

import codecs
import os
import sys

from linter import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final, TextIO

    from linter.remembered.answers import Answer
    from linter.remembered.looks import Looks
    from linter.remembered.walk import Walk

HELP_PAGE: Final = "help.txt"
"""Beside this module; what click says at its full width. `make docs` writes it."""
_FULL_WIDTH: Final = 80
_COMPLETION: Final = "_GCLINT_COMPLETE"
"""Set by a shell that asks for completions."""


def answer(arguments: Sequence[str], looks: Looks) -> int | Walk | None:
    """Print what was asked for and return the exit status.

    Where it takes more than this, return what is known of the files that there are to judge.
    `looks` comes to hold what was looked at, be it in vain.
    """
    if arguments in (["--help"], ["-h"]) and _columns() >= _FULL_WIDTH:
        sys.stdout.write(_help())
        return 0
    if arguments == ["--version"]:
        sys.stdout.write(version_line() + "\n")
        return 0
    if _COMPLETION in os.environ or "--no-cache" in arguments:
        return None
    from linter.remembered.answers import recall

    remembered = recall(arguments, looks)
    known = remembered.answer
    return remembered.walk if known is None else _given_again(known)


def _given_again(remembered: Answer) -> int:
    try:
        _write(sys.stdout, remembered.out, "replace")
        _write(sys.stderr, remembered.err, "backslashreplace")
    except BrokenPipeError:  # whoever was reading has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return remembered.status


def _write(stream: TextIO | None, text: str, errors: str) -> None:
    """Write a text as the run that is remembered did; nothing where the stream is closed."""
    if stream is None or not text:
        return
    encoding = stream.encoding or "utf-8"
    if codecs.lookup(encoding).name == "ascii":  # click takes that for a mistake, not for a wish
        stream.buffer.write(text.replace("\n", os.linesep).encode("utf-8", "replace"))
    else:
        stream.write(text.encode(encoding, errors).decode(encoding))
    stream.flush()


def version_line() -> str:
    """`gclint, version 1.2.3`."""
    return f"gclint, version {__version__}"


def _help() -> str:
    page = os.path.join(os.path.dirname(__file__), HELP_PAGE)
    with open(page, encoding="ascii") as file:
        return file.read()


def _columns() -> int:
    """The width that a help page may take, as shutil.get_terminal_size tells it."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdigit() and int(stated):
        return int(stated)
    try:
        return os.get_terminal_size(1).columns
    except OSError:
        return _FULL_WIDTH
