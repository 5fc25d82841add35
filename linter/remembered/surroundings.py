"""What shows in an answer beside the files: arguments, day, terminal and environment."""

from __future__ import annotations

import os
import sys
import time

from linter.remembered.digest import digest_of
from linter.remembered.place import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

SUFFIX = ".gclint-answer"
_SHOWING = ("COLUMNS", "LINES", "NO_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "TERM")
"""Variables of the environment that a report may depend on."""
_READING = "TF_VAR_"
"""Begins those that `--env` reads."""


def file_for(arguments: Sequence[str]) -> str | None:
    """The file for the answer to a command in these surroundings; None where there is no place."""
    place = folder()
    around = _surroundings(arguments)
    if place is None or around is None:
        return None
    return os.path.join(place, digest_of([*arguments, *around]) + SUFFIX)


def _surroundings(arguments: Sequence[str]) -> list[str] | None:
    """What of the day, the terminal and the environment shows in an answer."""
    try:
        here = os.getcwd()
    except OSError:  # the folder is gone
        return None
    names = [name for name in _SHOWING if name in os.environ]
    if "--env" in arguments:
        names += sorted(name for name in os.environ if name.startswith(_READING))
    told = [f"{name}={os.environ[name]}" for name in names]
    day = time.strftime("%Y-%m-%d")
    return [here, day, _stream(sys.stdout), _stream(sys.stderr), sys.getfilesystemencoding(), *told]


def _stream(stream: TextIO | None) -> str:
    """What of a stream shows in what is written to it."""
    if stream is None:
        return ""
    return f"{stream.encoding} {_width(stream)}"


def _width(stream: TextIO) -> str:
    """The columns of the terminal; empty where the report goes elsewhere."""
    try:
        return str(os.get_terminal_size(stream.fileno()).columns) if stream.isatty() else ""
    except (OSError, ValueError):
        return "-"
