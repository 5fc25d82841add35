"""What a run may know from an earlier one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from linter.readers.hcl import read_file
from linter.terraform.modules.folders import Folder
from linter.tree import Tree
from linter.units.calls import called_folders, may_be_plan
from linter.units.unit import Judged, Unit


class Memory(Protocol):
    """Verdicts on units, and what decides which files make up one."""

    def called(self, folder: Folder) -> Collection[str]:
        """The folders that the module calls in a folder lead to."""

    def is_plan(self, path: str) -> bool:
        """Whether a document may be a Terraform plan."""

    def recall(self, unit: Unit) -> Judged | None:
        """What came of a unit, if it is known and nothing it hangs on has changed since."""

    def keep(self, unit: Unit, judged: Judged, looked: Looked) -> None:
        """Remember what came of a unit, and what else was looked at for it."""

    def recall_estate(self, sharing: Sequence[Unit]) -> Judged | None:
        """What came of the estate that these units share in, if that is known."""

    def keep_estate(self, sharing: Sequence[Unit], judged: Judged) -> None:
        """Remember what came of the estate that these units share in."""

    def save(self) -> None:
        """Make what was kept last beyond this run."""


class Looked:
    """What was looked at for one unit beside its own files: paths relative to the scan root."""

    def __init__(self) -> None:
        self.files: dict[str, None] = {}
        self.folders: dict[str, None] = {}
        self.trees: dict[str, None] = {}

    def looked_at(self, path: str) -> None:
        """A file was read, or was not there to be read."""
        self.files[path] = None

    def listed(self, folder: str) -> None:
        """The names in a folder were looked through."""
        self.folders[folder] = None

    def walked(self, folder: str) -> None:
        """The names in a folder and in all below it were looked through."""
        self.trees[folder] = None


class Forgetful:
    """Remembers nothing: all is found out anew."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def called(self, folder: Folder) -> Collection[str]:
        """The folders that the module calls in a folder lead to."""
        return called_folders(self._tree, folder, read_file)

    def is_plan(self, path: str) -> bool:
        """Whether a document may be a Terraform plan."""
        return may_be_plan(self._tree, path)

    def recall(self, unit: Unit) -> Judged | None:
        """Nothing."""
        return None

    def keep(self, unit: Unit, judged: Judged, looked: Looked) -> None:
        """Do nothing."""

    def recall_estate(self, sharing: Sequence[Unit]) -> Judged | None:
        """Nothing."""
        return None

    def keep_estate(self, sharing: Sequence[Unit], judged: Judged) -> None:
        """Do nothing."""

    def save(self) -> None:
        """Do nothing."""
