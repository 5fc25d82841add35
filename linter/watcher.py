"""What is told of each look at a file or folder that may decide over a verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol


class Watcher(Protocol):
    """Whoever wants to know what a run looks at; paths are absolute."""

    def file(self, path: Path | str) -> object:
        """A file is read, or looked for."""

    def listing(self, path: Path | str) -> object:
        """The names in a folder are looked through."""

    def below(self, path: Path | str) -> object:
        """The names in a folder and in all below it are looked through."""


class Unwatched:
    """A watcher who wants to know nothing."""

    def file(self, path: Path | str) -> None:
        """Do nothing."""

    def listing(self, path: Path | str) -> None:
        """Do nothing."""

    def below(self, path: Path | str) -> None:
        """Do nothing."""


UNWATCHED: Final = Unwatched()
