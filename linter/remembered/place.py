"""The folder in which gclint keeps what it remembers."""

from __future__ import annotations

import os
import stat
import sys

VARIABLE = "GCLINT_CACHE_DIR"
"""The environment variable that names another folder."""
_NAME = "gclint"
_OF_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def folder() -> str | None:
    """The folder, whether it is there yet or not; None where the system gives the user none.

    https://specifications.freedesktop.org/basedir-spec/latest/ says where caches go; macOS and
    Windows have places of their own.
    """
    stated = os.environ.get(VARIABLE)
    if stated:
        return os.path.realpath(stated)
    base = _base()
    return os.path.realpath(os.path.join(base, _NAME)) if os.path.isabs(base) else None


def trusted(place: str, root: str) -> bool:
    """Whether what is in a folder can be believed: it is there, nobody else can write to it, and
    it is no part of the tree that is checked."""
    try:
        found = os.stat(place)
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode) or _within(place, root):
        return False
    return os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & _OF_OTHERS)


def made(place: str, root: str) -> bool:
    """Make the folder, for its owner's eyes only; whether what is in it can be believed.

    None is made in the tree that is checked.
    """
    if _within(place, root):
        return False
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
    except OSError:
        return False
    return trusted(place, root)


def _within(place: str, root: str) -> bool:
    return f"{place}{os.sep}".startswith(f"{root.rstrip(os.sep)}{os.sep}")


def _base() -> str:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    stated = os.environ.get("XDG_CACHE_HOME", "")
    return stated if os.path.isabs(stated) else os.path.expanduser("~/.cache")
