"""Which files make up a unit, as far as that is known from an earlier run.

What decides over it are the names of the files, what each Terraform folder calls, and which
documents are plans. Where all of that is as it was, so are the units.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from linter.nginx_names import is_nginx
from linter.readers.hcl import read_file
from linter.remembered.pages import Entry, Found, Page, entry_of, is_names
from linter.remembered.present import Present
from linter.remembered.unit_notes import UnitNotes
from linter.terraform.modules.folders import Folder, folders_of
from linter.terraform_files import is_terraform
from linter.tree import Tree
from linter.units.calls import called_folders, may_be_plan
from linter.units.part_tree import PartTree
from linter.units.partition import partition
from linter.units.unit import Unit

_PLAN: Final = "plan"
"""Stands in the entries of units that hold what may be a plan."""


class Sorting:
    """Sorts the files of a tree into units."""

    def __init__(self, tree: Tree, present: Present, units: Page, folders: Page) -> None:
        """`units` are those of an earlier run by their states, `folders` what each one called."""
        self._tree = tree
        self._present = present
        self._units = units
        self._folders = folders
        self._plans: set[str] = set()
        self.folders: Page = {}
        """What each Terraform folder calls now, by its path."""

    def units(self, paths: Collection[str]) -> Sequence[Unit]:
        """The units that the files make up, ordered by their first file."""
        self._present.look_at_all()
        before = sorted(self._before())
        if {path for unit in before for path in unit.paths} == set(paths) and self._same(before):
            self.folders = {**self._folders, **self.folders}
            return before
        return list(partition(paths, self._called, self._is_plan))

    def marked(self, unit: Unit, found: Found) -> Found:
        """What was found of a unit, with what a later run needs to know for the sorting."""
        plan = {_PLAN: True} if self._plans.intersection(unit.paths) else {}
        return {"paths": unit.paths, **found, **plan}

    def _before(self) -> Iterator[Unit]:
        for entry in self._units.values():
            paths = entry.found.get("paths")
            if is_names(paths) and _PLAN not in entry.found:
                yield Unit(tuple(paths))

    def _same(self, units: Sequence[Unit]) -> bool:
        """Whether nothing that decides has changed since files were sorted into these units."""
        if not all(map(self._present.holds, self._folders.values())):
            return False
        changed = [one for one in units if self._present.state(one.paths) not in self._units]
        return all(map(self._stays, changed))

    def _stays(self, unit: Unit) -> bool:
        """Whether a unit whose files hold something else has the same part in the sorting."""
        for folder in folders_of(unit.paths).values():
            then = self._folders.get(folder.path)
            if then is None or self._called(folder) != _callees(then):
                return False
        documents = (one for one in unit.paths if not is_terraform(one) and not is_nginx(one))
        return not any(map(self._is_plan, documents))

    def _called(self, folder: Folder) -> Collection[str]:
        """The folders that the module calls in a folder lead to."""
        state = self._present.state(folder.configuration)
        entry = self._folders.get(folder.path)
        if entry is None or entry.found.get("state") != state or not self._present.holds(entry):
            entry = None
        called = _callees(entry)
        if entry is None or called is None:
            return self._calls(folder, state)
        self.folders[folder.path] = entry
        return called

    def _calls(self, folder: Folder, state: str) -> Collection[str]:
        present = self._present
        notes = UnitNotes(present.root, folder.configuration, present.seen.looks)
        part = PartTree(self._tree, folder.configuration, notes)
        called = sorted(called_folders(part, folder, read_file))
        present.attend_to(notes)
        self.folders[folder.path] = entry_of({"state": state, "called": called}, notes.needs)
        return frozenset(called)

    def _is_plan(self, path: str) -> bool:
        """Whether a document may be a Terraform plan: what was judged as another one is none."""
        if not path.endswith(".json"):
            return False
        known = self._units.get(self._present.state((path,)))
        if known is not None and _PLAN not in known.found:
            return False
        if may_be_plan(self._tree, path):
            self._plans.add(path)
        return path in self._plans


def _callees(entry: Entry | None) -> frozenset[str] | None:
    """The folders that are called from one, as an entry tells."""
    called = entry.found.get("called") if entry is not None else None
    return frozenset(called) if is_names(called) else None
