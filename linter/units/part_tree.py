"""The files of one unit, with a note of everything else that was looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from linter.readers.text import Unreadable
from linter.tree import Tree


class Notes(Protocol):
    """Whoever wants to know what a unit's verdict rests on."""

    def looking_at(self, path: str) -> None:
        """A file is about to be read."""

    def held(self, path: str, data: bytes | None) -> None:
        """A file was read and held `data`, or cannot be read."""

    def missed(self, path: str) -> None:
        """A file was not there when it was to be read."""

    def listing(self, folder: str) -> None:
        """The names in a folder are about to be looked through, or were just now."""

    def walking(self, folder: str) -> None:
        """The names in a folder and in all below it are about to be looked through, or were."""


class PartTree:
    """A tree whose `paths` are those of a unit; see `linter.tree.Tree`.

    Other files of the tree can be read as before: templates, modules that a scan leaves out.
    """

    def __init__(self, tree: Tree, paths: Collection[str], notes: Notes | None = None) -> None:
        self._tree = tree
        self._paths = paths
        self._notes = notes

    def paths(self) -> Collection[str]:
        """The files of the unit, sorted."""
        return self._paths

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises as the tree does."""
        notes = self._notes
        if notes is None:
            return self._tree.read(path)
        notes.looking_at(path)
        try:
            data = self._tree.read(path)
        except FileNotFoundError:
            notes.missed(path)
            raise
        except Unreadable:
            notes.held(path, None)
            raise
        notes.held(path, data)
        return data

    def below(self, folder: str) -> Iterator[str]:
        """Every file below a folder, relative to it."""
        if self._notes is None:
            return self._tree.below(folder)
        self._notes.walking(folder)
        found = list(self._tree.below(folder))
        self._notes.walking(folder)
        return iter(found)

    def here(self, folder: str) -> Collection[str]:
        """The names of the files in a folder."""
        if self._notes is None:
            return self._tree.here(folder)
        self._notes.listing(folder)
        found = self._tree.here(folder)
        self._notes.listing(folder)
        return found

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        return self._tree.size(path)
