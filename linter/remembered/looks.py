"""How files and folders are now, in a few characters each."""

from __future__ import annotations

import os
import stat

from linter.remembered.digest import digest, digest_of

LARGEST = 64 * 1024 * 1024
"""Bytes of a file whose content is looked at; above that its size and time stand for it.

No reader of gclint takes as much, so nothing but the size of such a file shows in a verdict.
"""
ABSENT = "-"
_NEVER = frozenset({".git", ".terraform"})
_AS_IT_IS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""Links are not followed, pipes not waited for."""


class Looks:
    """The state of whatever is asked about, looked up once. Paths are absolute."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._listings: dict[str, str] = {}

    def file(self, path: str) -> str:
        """What a file holds; where a link leads; whether it is a folder, or not there at all."""
        found = self._files.get(path)
        if found is None:
            found = self._files[path] = _file(path)
        return found

    def listing(self, path: str) -> str:
        """The names in a folder, and which of them are folders or links."""
        found = self._listings.get(path)
        if found is None:
            found = self._listings[path] = listing_of(_entries(path))
        return found

    def below(self, path: str) -> str:
        """The names in a folder and in all below it."""
        return digest_of([f"{one} {self.listing(one)}" for one in _folders(path)])


def listing_of(entries: list[os.DirEntry[str]] | None) -> str:
    """The state of a folder with these entries, in any order; None stands for no folder."""
    if entries is None:
        return ABSENT
    return digest_of(sorted(f"{_kind(one)}{one.name}" for one in entries))


def state_of(data: bytes) -> str:
    """The state of a plain file with this content."""
    return digest(data)


def _file(path: str) -> str:
    try:
        handle = os.open(path, os.O_RDONLY | _AS_IT_IS)
    except OSError:
        return _other(path)
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        os.close(handle)
        return "folder" if stat.S_ISDIR(found.st_mode) else "special"
    with open(handle, "rb") as opened:
        if found.st_size > LARGEST:
            return f"large {found.st_size} {found.st_mtime_ns}"
        return state_of(opened.read())


def _other(path: str) -> str:
    """The state of what cannot be opened as a file of its own: a link, a folder, or nothing."""
    if os.path.islink(path):
        place = os.path.realpath(path)
        return f"link {digest_of([place, _file(place) if not os.path.islink(place) else ABSENT])}"
    if os.path.isdir(path):
        return "folder"
    return "locked" if os.path.exists(path) else ABSENT


def _entries(path: str) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(path) as found:
            return list(found)
    except OSError:
        return None


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "l"
    return "d" if entry.is_dir(follow_symlinks=False) else "f"


def _folders(path: str) -> list[str]:
    found, waiting = [], [path]
    while waiting:
        here = waiting.pop()
        found.append(here)
        inner = (one for one in _entries(here) or () if one.is_dir(follow_symlinks=False))
        waiting.extend(one.path for one in inner if one.name not in _NEVER)
    return sorted(found)
