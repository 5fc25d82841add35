"""What was looked at for one unit beside its own files."""

from __future__ import annotations

import os
from collections.abc import Collection

from linter.remembered.answers import Look
from linter.remembered.looks import Looks


class UnitNotes:
    """The other files and folders that a unit's verdict hangs on, as they were before they were
    looked at; see `linter.units.part_tree.Notes`. Goes from one process to another."""

    def __init__(self, root: str, own: Collection[str]) -> None:
        self._root = root
        self._own = frozenset(own)
        self._looks = Looks()
        self._needs: dict[tuple[str, str], str] = {}

    @property
    def needs(self) -> list[Look]:
        """What was looked at, relative to the root."""
        return [Look(kind, path, state) for (kind, path), state in self._needs.items()]

    def looked_at(self, path: str) -> None:
        """A file was read, or was not there to be read."""
        if path not in self._own and ("file", path) not in self._needs:
            self._needs["file", path] = self._looks.file(within(self._root, path))

    def listed(self, folder: str) -> None:
        """The names in a folder were looked through."""
        if ("listing", folder) not in self._needs:
            self._needs["listing", folder] = self._looks.listing(within(self._root, folder))

    def walked(self, folder: str) -> None:
        """The names in a folder and in all below it were looked through."""
        if ("below", folder) not in self._needs:
            self._needs["below", folder] = self._looks.below(within(self._root, folder))

    def __getstate__(self) -> tuple[str, frozenset[str], dict[tuple[str, str], str]]:
        return self._root, self._own, self._needs

    def __setstate__(self, state: tuple[str, frozenset[str], dict[tuple[str, str], str]]) -> None:
        self._root, self._own, self._needs = state
        self._looks = Looks()


def within(root: str, path: str) -> str:
    """A path relative to a root as one from the top."""
    return os.path.join(root, path) if path not in ("", ".") else root
