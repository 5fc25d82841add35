"""What gclint answers without importing a library: its version and its own help.

Importing click alone takes twice as long as starting Python does.
"""

from __future__ import annotations

import os
import sys

from linter import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

HELP_PAGE: Final = "help.txt"
"""Beside this module; what click says at its full width. `make docs` writes it."""
_FULL_WIDTH: Final = 80


def answer(arguments: Sequence[str]) -> int | None:
    """Print what was asked for and return the exit status; None where it takes more than this."""
    if arguments in (["--help"], ["-h"]) and _columns() >= _FULL_WIDTH:
        sys.stdout.write(_help())
        return 0
    if arguments == ["--version"]:
        sys.stdout.write(version_line() + "\n")
        return 0
    return None


def version_line() -> str:
    """`gclint, version 1.2.3`."""
    return f"gclint, version {__version__}"


def _help() -> str:
    page = os.path.join(os.path.dirname(__file__), HELP_PAGE)  # noqa: PTH118, PTH120
    with open(page, encoding="ascii") as file:  # noqa: PTH123
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
