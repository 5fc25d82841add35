"""What was looked at for one unit beside its own files."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping

from linter.remembered.looks import Looks, state
from linter.remembered.walk import Look

Kept = tuple[str, frozenset[str], dict[tuple[str, str], str], dict[str, str], bool]


class UnitNotes:
    """The other files and folders that a unit's verdict hangs on, as they were while they were
    looked at; see `linter.units.part_tree.Notes`. Goes from one process to another."""

    def __init__(self, root: str, own: Collection[str], looks: Looks) -> None:
        self._root = root
        self._own = frozenset(own)
        self._looks = looks.afresh()
        self._needs: dict[tuple[str, str], str] = {}
        self._read: dict[str, str] = {}
        self._stable = True

    @property
    def stable(self) -> bool:
        """Whether nothing changed between two looks at it."""
        return self._stable

    @property
    def needs(self) -> list[Look]:
        """What was looked at, relative to the root."""
        return [Look(kind, path, found) for (kind, path), found in self._needs.items()]

    @property
    def read(self) -> Mapping[str, str]:
        """The state of each file of the unit's own, as it was when it was read."""
        return self._read

    def looking_at(self, path: str) -> None:
        """A file is about to be read."""
        if path not in self._own:
            self._noted("file", path, self._looks.file(within(self._root, path)))

    def held(self, path: str, data: bytes | None) -> None:
        """A file was read and held `data`, or cannot be read."""
        full = within(self._root, path)
        found = self._looks.afresh().file(full) if data is None else self._looks.holding(full, data)
        if path not in self._own:
            self._noted("file", path, found)
        elif self._read.setdefault(path, found) != found:
            self._stable = False

    def missed(self, path: str) -> None:
        """A file was not there when it was to be read."""
        self.held(path, None)
        if os.path.isfile(within(self._root, path)):
            self._stable = False

    def listing(self, folder: str) -> None:
        """The names in a folder are about to be looked through, or were just now."""
        self._noted(
            "listing", folder, state(self._looks.afresh(), "listing", within(self._root, folder))
        )

    def walking(self, folder: str) -> None:
        """The names in a folder and in all below it are about to be looked through, or were."""
        self._noted(
            "below", folder, state(self._looks.afresh(), "below", within(self._root, folder))
        )

    def _noted(self, kind: str, path: str, found: str) -> None:
        if self._needs.setdefault((kind, path), found) != found:
            self._stable = False

    def __getstate__(self) -> Kept:
        return self._root, self._own, self._needs, self._read, self._stable

    def __setstate__(self, kept: Kept) -> None:
        self._root, self._own, self._needs, self._read, self._stable = kept
        self._looks = Looks()


def within(root: str, path: str) -> str:
    """A path relative to a root as one from the top."""
    return os.path.join(root, path) if path not in ("", ".") else root
