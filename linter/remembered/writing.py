"""Writing to the folder of what is remembered: whole or not at all, and never without end."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import Final

from linter.remembered.place import made

MOST: Final = 128 * 1024 * 1024
"""Bytes that the folder may hold; what was longest out of use goes first."""
MOST_FILES: Final = 1_000
"""Files that the folder may hold."""
_DRAFT: Final = ".gclint-draft"
OURS: Final = re.compile(
    rf"[0-9a-f]{{32}}\.gclint-(?:answer|shared|units)(?:\.[0-9a-f-]+{re.escape(_DRAFT)})?"
)
"""The names of the files."""
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write(file: str, data: bytes, root: str) -> None:
    """Put `data` into a file of the folder, for runs over the tree below `root`.

    Another process sees the old content or the new, never a part. Does nothing where the folder
    cannot be made, is not the user's own, or lies in the tree.
    """
    place = os.path.dirname(file)
    if len(data) > MOST // 2 or not made(place, root):
        return
    draft = f"{file}.{os.getpid()}-{os.urandom(4).hex()}{_DRAFT}"
    try:
        with open(os.open(draft, _NEW, 0o600), "wb") as opened:
            opened.write(data)
        os.replace(draft, file)
    except OSError:
        with suppress(OSError):
            os.remove(draft)
    prune(place, MOST, MOST_FILES)


def used(file: str) -> None:
    """Note that a file was of use just now."""
    with suppress(OSError):
        os.utime(file)


def held(place: str) -> list[os.DirEntry[str]]:
    """What gclint keeps in the folder, the file longest out of use first.

    Nothing else that may be there is of any concern: the folder may be one that the user named.
    """
    with suppress(OSError), os.scandir(place) as entries:
        ours = [one for one in entries if OURS.fullmatch(one.name)]
        return sorted(ours, key=lambda one: one.stat(follow_symlinks=False).st_mtime_ns)
    return []


def clear(place: str) -> int:
    """Remove everything that gclint keeps in the folder; how many files that were."""
    return sum(_removed(one.path) for one in held(place))


def prune(place: str, most: int, files: int) -> None:
    """Remove files until the folder holds no more than `most` bytes and so many files."""
    every = [(one.path, one.stat(follow_symlinks=False).st_size) for one in held(place)]
    size, left = sum(size for _, size in every), len(every)
    for path, bytes_ in every:
        if size <= most and left <= files:
            return
        if _removed(path):
            size, left = size - bytes_, left - 1


def _removed(file: str) -> bool:
    """Remove a file; whether that came off."""
    try:
        os.remove(file)
    except OSError:
        return False
    return True
