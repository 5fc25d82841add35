"""The files of one unit, with a note of everything else that was looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from linter.tree import Tree


class Notes(Protocol):
    """Whoever wants to know what a unit's verdict rests on."""

    def looked_at(self, path: str) -> None:
        """A file was read, or was not there to be read."""

    def listed(self, folder: str) -> None:
        """The names in a folder were looked through."""

    def walked(self, folder: str) -> None:
        """The names in a folder and in all below it were looked through."""


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
        if self._notes is not None:
            self._notes.looked_at(path)
        return self._tree.read(path)

    def below(self, folder: str) -> Iterator[str]:
        """Every file below a folder, relative to it."""
        if self._notes is not None:
            self._notes.walked(folder)
        return self._tree.below(folder)

    def here(self, folder: str) -> Collection[str]:
        """The names of the files in a folder."""
        if self._notes is not None:
            self._notes.listed(folder)
        return self._tree.here(folder)

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        return self._tree.size(path)
