"""How files and folders are now, in a few characters each."""

from __future__ import annotations

import os
import stat

from linter.remembered.digest import digest, digest_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from linter.remembered.walk import Look

    Others = Callable[[], Iterable[Look]]

LARGEST = 64 * 1024 * 1024
"""Bytes of a file whose content is looked at; above that its size and its beginning stand for it.

No reader of gclint takes as much, so nothing else of such a file shows in a verdict.
"""
HEAD = 64 * 1024
"""Bytes of that beginning: what `linter.tree` looks at of a file that is too large."""
ABSENT = "-"
_NEVER = frozenset({".git", ".terraform"})
_BLOCK = 1024 * 1024
_AS_IT_IS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""Links are not followed, pipes not waited for."""


class Looks:
    """The state of whatever is asked about, looked up once. Paths are absolute.

    Where links lead is part of it: what lies behind them may be out of bounds.
    """

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._listings: dict[str, str] = {}
        self._real: dict[str, str] = {}
        self._others: Others | None = None

    def expect(self, others: Others) -> None:
        """Take over what others see, once something is asked that is not known."""
        self._others = others

    def afresh(self) -> Looks:
        """The same without what was looked up, but for where folders are."""
        other = Looks()
        other._real = self._real
        return other

    def __reduce__(self) -> tuple[type[Looks], tuple[()]]:
        """Another process looks for itself."""
        return Looks, ()

    def file(self, path: str) -> str:
        """What a file holds; where a link leads; whether it is a folder, or not there at all."""
        if self._others is not None and path not in self._files:
            self._take_over()
        found = self._files.get(path)
        if found is None:
            found = self._files[path] = self._way(os.path.dirname(path)) + _file(path)
        return found

    def listing(self, path: str) -> str:
        """The names in a folder, and which of them are folders or links."""
        if self._others is not None and path not in self._listings:
            self._take_over()
        found = self._listings.get(path)
        if found is None:
            found = self._listings[path] = self.listed(path, _entries(path))
        return found

    def below(self, path: str) -> str:
        """The names in a folder and in all below it."""
        return digest_of([f"{one} {self.listing(one)}" for one in _folders(path)])

    def place(self, path: str) -> str:
        """Where a path leads, whatever there is."""
        return digest(os.fsencode(os.path.realpath(path)))

    def holding(self, path: str, data: bytes) -> str:
        """The state of a file that turned out to hold `data`."""
        held = digest(data)
        if os.path.islink(path):
            held = _link(os.path.realpath(path), held)
        return self._way(os.path.dirname(path)) + held

    def listed(self, path: str, entries: Iterable[os.DirEntry[str]] | None) -> str:
        """The state of a folder that turned out to hold these entries; None: it is no folder."""
        if entries is None:
            return self._way(path) + ABSENT
        names = "/".join(sorted([f"{_kind(one)}{one.name}" for one in entries]))
        return self._way(path) + digest(names.encode("utf-8", "surrogatepass"))

    def _take_over(self) -> None:
        others, self._others = self._others, None
        known = {"file": self._files, "listing": self._listings}
        for kind, path, seen in others() if others is not None else ():
            if kind in known:
                known[kind].setdefault(path, seen)

    def _way(self, folder: str) -> str:
        """Empty for a folder that is where its path says, as nearly all are."""
        real = self._resolved(folder)
        return "" if real == folder else f"by {digest(os.fsencode(real))} "

    def _resolved(self, folder: str) -> str:
        found = self._real.get(folder)
        if found is None:
            above, name = os.path.split(folder)
            found = folder if above == folder else os.path.join(self._resolved(above), name)
            if os.path.islink(found):
                found = os.path.realpath(found)
            self._real[folder] = found
        return found


_KINDS = {
    "file": Looks.file,
    "listing": Looks.listing,
    "below": Looks.below,
    "place": Looks.place,
}


def state(looks: Looks, kind: str, path: str) -> str:
    """The state of a `file`, a `listing`, all `below`, or a `place`."""
    return _KINDS[kind](looks, path)


def _link(place: str, state: str) -> str:
    return f"link {digest_of([place, state])}"


def _file(path: str) -> str:
    try:
        handle = os.open(path, os.O_RDONLY | _AS_IT_IS)
    except OSError:
        return _other(path)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            return "folder" if stat.S_ISDIR(found.st_mode) else "special"
        if found.st_size > LARGEST:
            with open(handle, "rb", closefd=False) as opened:
                return f"large {found.st_size} {digest(opened.read(HEAD))}"
        return digest(_bytes(handle, found.st_size))
    finally:
        os.close(handle)


def _bytes(handle: int, size: int) -> bytes:
    """What an open file holds, which may be more or less than `size` by now.

    A file object takes longer to make than a file of that size takes to read.
    """
    data = os.read(handle, size + 1)
    while more := os.read(handle, _BLOCK):
        data += more
    return data


def _other(path: str) -> str:
    """The state of what cannot be opened as a file of its own: a link, a folder, or nothing."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except OSError:
        pass  # what is in the way may let more be told
    if os.path.islink(path):
        place = os.path.realpath(path)
        return _link(place, _file(place) if not os.path.islink(place) else ABSENT)
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
        return f"l{_led_to(entry)}"
    if entry.is_dir(follow_symlinks=False):
        return "d"
    return "f" if entry.is_file(follow_symlinks=False) else "s"


def _led_to(entry: os.DirEntry[str]) -> str:
    """What there is behind a link: a folder, a file, or neither."""
    try:
        return "d" if entry.is_dir() else "f" if entry.is_file() else ABSENT
    except OSError:  # it leads to itself
        return ABSENT


def _folders(path: str) -> list[str]:
    found, waiting = [], [path]
    while waiting:
        here = waiting.pop()
        found.append(here)
        inner = (one for one in _entries(here) or () if one.is_dir(follow_symlinks=False))
        waiting.extend(one.path for one in inner if one.name not in _NEVER)
    return sorted(found)
