"""A tree on the disk whose reader notes what it looks at."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from linter.readers.text import Unreadable
from linter.remembered.seen import Seen
from linter.tree import DiskTree


class SeenTree:
    """Tells a `Seen` of everything that is looked at in it; see `linter.tree.Tree`."""

    def __init__(self, tree: DiskTree, seen: Seen) -> None:
        self._tree = tree
        self._seen = seen
        self._root = str(tree.root)
        self._states: Mapping[str, str] = {}

    @property
    def root(self) -> str:
        """The scan root."""
        return self._root

    def look_at_all(self) -> Mapping[str, str]:
        """Note all files, also those that nobody reads as their verdicts are known; how each is."""
        if not self._states:
            start = self._root.rstrip(os.sep) + os.sep
            paths = self._tree.paths()
            states = self._seen.files(start + path for path in paths)
            self._states = dict(zip(paths, states, strict=True))
        return self._states

    def paths(self) -> Collection[str]:
        """The files that were discovered, sorted."""
        return self._tree.paths()

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises as the tree does."""
        full = self._full(path)
        self._seen.state("file", full)
        try:
            data = self._tree.read(path)
        except FileNotFoundError:
            self._seen.missed(full)
            raise
        except Unreadable:
            self._seen.again("file", full)
            raise
        self._seen.read(full, data)
        return data

    def below(self, folder: str) -> Iterator[str]:
        """Every file below a folder, relative to it."""
        full = self._full(folder)
        self._seen.state("below", full)
        found = list(self._tree.below(folder))
        self._seen.again("below", full)
        return iter(found)

    def here(self, folder: str) -> Collection[str]:
        """The names of the files in a folder."""
        full = self._full(folder)
        self._seen.state("listing", full)
        found = self._tree.here(folder)
        self._seen.again("listing", full)
        return found

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        return self._tree.size(path)

    def __reduce__(self) -> tuple[type[DiskTree], tuple[Path, Collection[str]]]:
        """In another process nobody takes notes of what is read but those of each unit."""
        return self._tree.__reduce__()

    def _full(self, path: str) -> str:
        return os.path.join(self._root, path) if path not in ("", ".") else self._root
