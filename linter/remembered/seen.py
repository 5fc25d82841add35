"""What a run looked at, so that it can be told later whether it would look at the same."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from linter.remembered.answers import Look
from linter.remembered.looks import Looks, state_of
from linter.tree import DiskTree

_DIGITS = 32


class Seen:
    """The files and folders that had a part in a run, each as it was when first looked at."""

    def __init__(self, looks: Looks | None = None) -> None:
        self.looks = looks or Looks()
        self.stable = True
        """Whether no file changed while the run was looking at it."""
        self._found: dict[tuple[str, str], str] = {}

    def file(self, path: Path | str) -> str:
        """A file was read, or was not there."""
        return self._noted("file", str(path), self.looks.file(str(path)))

    def listing(self, path: Path | str) -> str:
        """The names in a folder were looked through."""
        return self._noted("listing", str(path), self.looks.listing(str(path)))

    def below(self, path: Path | str) -> str:
        """The names in a folder and all below it were looked through."""
        return self._noted("below", str(path), self.looks.below(str(path)))

    def data(self, path: str, data: bytes) -> None:
        """A file was read, and had this content."""
        state = self.file(path)
        if len(state) == _DIGITS and state != state_of(data):
            self.stable = False

    def look(self, one: Look) -> None:
        """Something was looked at elsewhere, and was like that."""
        self._noted(*one)

    def all(self) -> Iterator[Look]:
        """Everything, in the order in which it was first looked at."""
        return (Look(kind, path, state) for (kind, path), state in self._found.items())

    def _noted(self, kind: str, path: str, state: str) -> str:
        self._found.setdefault((kind, path), state)
        return state


class SeenTree:
    """A tree whose reader notes what it looks at; see `linter.tree.Tree`."""

    def __init__(self, tree: DiskTree, seen: Seen) -> None:
        self._tree = tree
        self._seen = seen
        self._root = str(tree.root)

    @property
    def root(self) -> str:
        """The scan root."""
        return self._root

    def look_at_all(self) -> None:
        """Note the files that nobody has read in this run, as their verdicts were known."""
        for path in self._tree.paths():
            self._seen.file(self._full(path))

    def paths(self) -> Collection[str]:
        """The files that were discovered, sorted."""
        return self._tree.paths()

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises as the tree does."""
        full = self._full(path)
        self._seen.file(full)
        data = self._tree.read(path)
        self._seen.data(full, data)
        return data

    def below(self, folder: str) -> Iterator[str]:
        """Every file below a folder, relative to it."""
        self._seen.below(self._full(folder))
        return self._tree.below(folder)

    def here(self, folder: str) -> Collection[str]:
        """The names of the files in a folder."""
        self._seen.listing(self._full(folder))
        return self._tree.here(folder)

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        return self._tree.size(path)

    def __reduce__(self) -> tuple[type[DiskTree], tuple[Path, Collection[str]]]:
        """In another process nobody takes notes of what is read."""
        return self._tree.__reduce__()

    def _full(self, path: str) -> str:
        return os.path.join(self._root, path) if path not in ("", ".") else self._root
