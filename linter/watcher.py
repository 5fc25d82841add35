"""What is told of each look at a file or folder that may decide over a verdict."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Final, Protocol

Entries = Collection["os.DirEntry[str]"]


class Watcher(Protocol):
    """Whoever wants to know what a run looks at; paths are absolute."""

    def file(self, path: Path | str) -> object:
        """A file is read, or looked for."""

    def place(self, path: Path | str) -> object:
        """A path is followed to where it leads."""

    def listed(self, path: Path | str, entries: Entries | None) -> object:
        """The names in a folder were looked through, and were these; None for no folder."""

    def below(self, path: Path | str) -> object:
        """The names in a folder and in all below it are looked through."""


class Unwatched:
    """A watcher who wants to know nothing."""

    def file(self, path: Path | str) -> None:
        """Do nothing."""

    def place(self, path: Path | str) -> None:
        """Do nothing."""

    def listed(self, path: Path | str, entries: Entries | None) -> None:
        """Do nothing."""

    def below(self, path: Path | str) -> None:
        """Do nothing."""


UNWATCHED: Final = Unwatched()
