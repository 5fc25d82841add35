"""The files of a scan root, wherever they are kept; nothing outside it is ever opened."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from linter.readers.text import MAX_BYTES, Unreadable, Withheld

_HEAD = 64 * 1024
"""How much of a file that is too large tells whether it is gclint's business."""


class Tree(Protocol):
    """Files by their path relative to the root, with forward slashes."""

    def paths(self) -> Collection[str]:
        """Every file that is not excluded, sorted."""

    def read(self, path: str) -> bytes:
        """The bytes of a file; also of one that `paths` leaves out, if it is inside the root.

        Raises Unreadable, with a reason for people, and FileNotFoundError for no such file.
        """

    def below(self, folder: str) -> Iterator[str]:
        """Every file below a folder, also what `paths` leaves out; relative to that folder."""

    def here(self, folder: str) -> Collection[str]:
        """The names of the files in a folder itself, also of those that `paths` leaves out."""

    def size(self, path: str) -> int:
        """How many bytes a file has; 0 where it is not there."""


def names_among(below: Iterable[str]) -> list[str]:
    """Of the files below a folder, relative to it, the names of those in the folder itself."""
    return [path for path in below if "/" not in path]


class MemoryTree:
    """A tree made of texts; the examples of policies are judged in one."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def paths(self) -> Collection[str]:
        """Every file, sorted."""
        return sorted(self._files)

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises FileNotFoundError."""
        if path not in self._files:
            raise FileNotFoundError(path)
        return self._files[path].encode("utf-8", "surrogatepass")

    def below(self, folder: str) -> Iterator[str]:
        """Every file below a folder, relative to it."""
        prefix = f"{folder}/" if folder not in {"", "."} else ""
        return (path[len(prefix) :] for path in sorted(self._files) if path.startswith(prefix))

    def here(self, folder: str) -> Collection[str]:
        """The names of the files in a folder, sorted."""
        return names_among(self.below(folder))

    def size(self, path: str) -> int:
        """How many characters a file has, which is near enough."""
        return len(self._files.get(path, ""))


class DiskTree:
    """The files below a folder."""

    def __init__(self, root: Path, paths: Collection[str]) -> None:
        self.root = root.resolve()
        self._paths = tuple(sorted(paths))
        self._resolved = lru_cache(maxsize=None)(self._resolve)

    def paths(self) -> Collection[str]:
        """The files that were discovered, sorted."""
        return self._paths

    def read(self, path: str) -> bytes:
        """The bytes of a file; see Tree. Symbolic links may not lead out of the root."""
        try:
            return _bytes(self._file(path))
        except PermissionError as error:
            raise Withheld("there is no permission to read it") from error
        except FileNotFoundError:
            raise
        except OSError as error:
            if error.errno == errno.ELOOP:  # a link to itself
                raise FileNotFoundError(path) from error
            raise Withheld(f"it could not be read: {error.strerror}") from error
        except Unreadable:
            raise
        except ValueError as error:  # a name with a NUL in it
            raise FileNotFoundError(path) from error

    def size(self, path: str) -> int:
        """How many bytes a file has; 0 where it cannot be told."""
        try:
            return os.stat(os.path.join(self.root, path)).st_size
        except (OSError, ValueError):
            return 0

    def __reduce__(self) -> tuple[type[DiskTree], tuple[Path, Collection[str]]]:
        """What another process makes the same tree of."""
        return DiskTree, (self.root, self._paths)

    def _file(self, path: str) -> str:
        """Where a file is once links are followed, which most are not; raises as `read` does."""
        folder, _, name = path.rpartition("/")
        file = os.path.join(self._resolved(folder), name)
        return self._inside(_led_to(file)) if os.path.islink(file) else file

    def _resolve(self, folder: str) -> str:
        return self._inside(_led_to(self.root / folder))

    def _inside(self, place: Path) -> str:
        if not place.is_relative_to(self.root):
            raise Unreadable("it leads out of the folder that is checked")
        return str(place)

    def below(self, folder: str) -> Iterator[str]:
        """Every file below a folder, relative to it; links to folders are not followed."""
        start = _led_to(self.root / folder)
        if start.is_relative_to(self.root):
            for here, folders, files in os.walk(start):
                folders[:] = sorted(name for name in folders if name not in {".git", ".terraform"})
                place = Path(here).relative_to(start)
                yield from ((place / name).as_posix() for name in sorted(files))

    def here(self, folder: str) -> Collection[str]:
        """The names of the files in a folder, sorted; none where it leads out of the root."""
        try:
            place = self._resolved(folder)
            with os.scandir(place) as entries:
                return sorted(one.name for one in entries if not one.is_dir(follow_symlinks=False))
        except (OSError, ValueError, Unreadable):
            return ()


def _led_to(place: str | Path) -> Path:
    """Where a path leads; a link to itself is taken as it is, unlike by `Path.resolve`."""
    return Path(os.path.realpath(place))


def _bytes(file: str) -> bytes:
    found = os.stat(file)
    if not stat.S_ISREG(found.st_mode):
        raise FileNotFoundError(file)
    with open(file, "rb") as opened:
        if found.st_size <= MAX_BYTES:
            return opened.read()
        told = f"it is too large to judge ({found.st_size:,} bytes)"
        raise Withheld(told, opened.read(_HEAD))
