"""What a run may know from an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from linter.readers.hcl import read_file
from linter.terraform.modules.folders import Folder
from linter.tree import Tree
from linter.units.calls import called_folders, may_be_plan
from linter.units.part_tree import Notes
from linter.units.partition import partition
from linter.units.unit import Judged, Shared, Unit


class Memory(Protocol):
    """Units, and the verdicts on them."""

    def units(self, paths: Collection[str]) -> Sequence[Unit]:
        """The units that the files of the tree make up, ordered by their first file."""

    def recall(self, unit: Unit) -> Judged | None:
        """What came of a unit, if it is known and nothing it hangs on has changed since."""

    @property
    def notes(self) -> Callable[[Unit], Notes | None]:
        """Makes whom to tell what is looked at for a unit, be it in another process."""

    @property
    def stands_for(self) -> Callable[[Shared], str]:
        """Makes what `Judged.shares` has, be it in another process."""

    def keep(self, unit: Unit, judged: Judged, notes: Notes | None) -> None:
        """Remember what came of a unit; `notes` has been told what was looked at for it."""

    def attend_to(self, notes: Notes | None) -> None:
        """Note what was looked at for a unit whose verdict was known already."""

    def recall_shared(self, unit: Unit) -> Shared | None:
        """What a unit whose verdict was recalled shares, if that is known."""

    def keep_shared(self, unit: Unit, shared: Shared) -> None:
        """Remember what a unit shares; its own verdict is recalled or kept."""

    def recall_estate(self, said: Sequence[str]) -> Judged | None:
        """What came of the estate in which units say this (`Judged.shares`), if that is known."""

    def keep_estate(self, said: Sequence[str], judged: Judged) -> None:
        """Remember what came of the estate in which units say this."""

    def save(self) -> None:
        """Make what was kept last beyond this run."""


class Forgetful:
    """Remembers nothing: all is found out anew."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def units(self, paths: Collection[str]) -> Sequence[Unit]:
        """The units that the files of the tree make up, ordered by their first file."""
        return list(partition(paths, self._called, self._is_plan))

    def recall(self, unit: Unit) -> Judged | None:
        """Nothing."""
        return None

    @property
    def notes(self) -> Callable[[Unit], Notes | None]:
        """Nobody wants to know."""
        return _nobody

    @property
    def stands_for(self) -> Callable[[Shared], str]:
        """Nothing is looked up by it, so it is enough to know that there is something."""
        return _something

    def keep(self, unit: Unit, judged: Judged, notes: Notes | None) -> None:
        """Do nothing."""

    def attend_to(self, notes: Notes | None) -> None:
        """Do nothing."""

    def recall_shared(self, unit: Unit) -> Shared | None:
        """Nothing."""
        return None

    def keep_shared(self, unit: Unit, shared: Shared) -> None:
        """Do nothing."""

    def recall_estate(self, said: Sequence[str]) -> Judged | None:
        """Nothing."""
        return None

    def keep_estate(self, said: Sequence[str], judged: Judged) -> None:
        """Do nothing."""

    def save(self) -> None:
        """Do nothing."""

    def _called(self, folder: Folder) -> Collection[str]:
        return called_folders(self._tree, folder, read_file)

    def _is_plan(self, path: str) -> bool:
        return may_be_plan(self._tree, path)


def _nobody(_unit: Unit) -> None:
    return None


def _something(shared: Shared) -> str:
    return "something" if shared.resources else ""
