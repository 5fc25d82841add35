"""What came of each unit of a tree, for as long as nothing that it hangs on has changed.

One file holds it for one tree and one question: the policies, the settings and the values that
were given. A unit goes by the content of its files; with it stand the other files and folders that
were looked at for it, and how they were. What several units mean together goes by all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from linter.readers.hcl import read_file
from linter.remembered.codec import decoded, encoded
from linter.remembered.digest import digest_of
from linter.remembered.looks import Looks
from linter.remembered.pages import Entry, Pages, entry_of, is_names, loaded, written
from linter.remembered.place import folder
from linter.remembered.places import overrides_in, places_in, ways_in
from linter.remembered.seen import Seen
from linter.remembered.tool import tool
from linter.remembered.unit_notes import UnitNotes, within
from linter.remembered.walk import Look
from linter.remembered.writing import used, write
from linter.terraform.modules.folders import Folder
from linter.tree import Tree
from linter.units.calls import called_folders, may_be_plan
from linter.units.part_tree import Notes, PartTree
from linter.units.question import Question
from linter.units.unit import Judged, Unit

SUFFIX: Final = ".gclint-units"


class Judgements:
    """A memory of verdicts that is kept on the disk; see `linter.units.memory.Memory`."""

    def __init__(self, root: Path, tree: Tree, question: Question, seen: Seen) -> None:
        self._root = str(root)
        self._seen = seen
        self._tree = tree
        self._file = _file(self._root, question, seen)
        self._old = loaded(self._file, self._root)
        self._new = Pages({}, {}, {})
        self._keys: dict[Unit, str] = {}
        self._states: dict[tuple[str, ...], str] = {}
        self._recalled_units: set[str] = set()
        self._plans: set[str] = set()

    def called(self, folder: Folder) -> Collection[str]:
        """The folders that the module calls in a folder lead to."""
        key = digest_of([folder.path, self._state(folder.configuration)])
        entry = self._valid(self._old.folders.get(key))
        if entry is None or not is_names(entry.get("called")):
            entry = self._calls(folder)
        self._new.folders[key] = entry
        return frozenset(entry["called"])

    def is_plan(self, path: str) -> bool:
        """Whether a document may be a Terraform plan: what was judged as another one is none."""
        if not path.endswith(".json"):
            return False
        known = self._old.units.get(self._state((path,)))
        if isinstance(known, dict) and "plan" not in known:
            return False
        if may_be_plan(self._tree, path):
            self._plans.add(path)
        return path in self._plans

    def recall(self, unit: Unit) -> Judged | None:
        """What came of a unit, if it is known and nothing it hangs on has changed since."""
        key = self._keys[unit] = self._state(unit.paths)
        found = self._recalled(key, self._old.units, self._new.units)
        if found is not None:
            self._recalled_units.add(key)
        return found

    @property
    def notes(self) -> Callable[[Unit], Notes]:
        """Makes whom to tell what is looked at for a unit."""
        return partial(_notes, self._root, self._seen.looks)

    def keep(self, unit: Unit, judged: Judged, notes: Notes | None) -> None:
        """Remember what came of a unit; `notes` has been told what was looked at for it.

        A crash is not remembered: what was to blame may be the machine and not the files.
        """
        self.attend_to(notes)
        if isinstance(notes, UnitNotes) and not judged.crashes:
            found: Entry = {"judged": encoded(judged)}
            if self._plans.intersection(unit.paths):
                found["plan"] = True
            self._new.units[self._keys[unit]] = entry_of(found, notes.needs)

    def recall_estate(self, said: Sequence[str]) -> Judged | None:
        """What came of the estate in which units say this, if that is known.

        The values decide over the verdicts. The files that these point to decide over their places,
        and others only where they come to be there or override; the units through which a value
        came decide over its way.
        """
        key = digest_of(list(said))
        entry = self._old.estate.get(key)
        if not isinstance(entry, dict):
            return None
        units, shapes = entry.get("units"), entry.get("shapes")
        if not (is_names(units) and self._recalled_units.issuperset(units)):
            return None
        if not (is_names(shapes) and self._shapes().issuperset(shapes)):
            return None
        return self._recalled(key, self._old.estate, self._new.estate)

    def keep_estate(self, said: Sequence[str], judged: Judged) -> None:
        """Remember what came of the estate in which units say this."""
        if judged.crashes:
            return
        ways, places = set(ways_in(judged)), set(places_in(judged)) - {""}
        units = [unit for unit in self._keys if not places.isdisjoint(unit.paths)]
        places.update(one for unit in units for one in overrides_in(unit))
        needs = [Look("file", one, self._now("file", one)) for one in sorted(places)]
        found: Entry = {
            "judged": encoded(judged),
            "units": sorted(self._keys[one] for one in units if not ways.isdisjoint(one.paths)),
            "shapes": sorted(digest_of(list(one.paths)) for one in units),
        }
        self._new.estate[digest_of(list(said))] = entry_of(found, needs)

    def _shapes(self) -> frozenset[str]:
        """Which files each unit has, in a few characters."""
        return frozenset(digest_of(list(unit.paths)) for unit in self._keys)

    def save(self) -> None:
        """Write down what was not there before, unless files changed while they were read."""
        if self._file is None or not self._seen.settled():
            return
        if self._new == self._old:
            used(self._file)
        else:
            write(self._file, written(self._new), self._root)

    def _recalled(self, key: str, old: dict[str, Entry], new: dict[str, Entry]) -> Judged | None:
        entry = self._valid(old.get(key))
        if entry is None:
            return None
        try:
            judged = decoded(entry["judged"])
        except (AttributeError, LookupError, TypeError, ValueError):  # nothing that we wrote
            return None
        new[key] = entry
        return judged

    def _calls(self, folder: Folder) -> Entry:
        notes = UnitNotes(self._root, folder.configuration, self._seen.looks)
        part = PartTree(self._tree, folder.configuration, notes)
        called = sorted(called_folders(part, folder, read_file))
        self.attend_to(notes)
        return entry_of({"called": called}, notes.needs)

    def _valid(self, entry: Entry | None) -> Entry | None:
        """An entry if there is one and everything that it hangs on is as it was."""
        if not isinstance(entry, dict):
            return None
        needs = entry.get("needs", ())
        try:
            same = all(self._now(kind, path) == then for kind, path, then in needs)
        except (LookupError, TypeError, ValueError):  # nothing that we wrote
            return None
        return entry if same else None

    def attend_to(self, notes: Notes | None) -> None:
        """Note what was looked at for a part of the run, be it in another process."""
        if not isinstance(notes, UnitNotes):
            return
        if not notes.stable:
            self._seen.unsettle()
        for one in notes.needs:
            self._seen.look(one._replace(path=within(self._root, one.path)))
        for path, state in notes.read.items():
            self._seen.look(Look("file", within(self._root, path), state))

    def _state(self, paths: tuple[str, ...]) -> str:
        """The state of some files; a module's are asked for as a folder and as a unit."""
        if paths not in self._states:
            told = [part for one in paths for part in (one, self._now("file", one))]
            self._states[paths] = digest_of(told)
        return self._states[paths]

    def _now(self, kind: str, path: str) -> str:
        return self._seen.state(kind, within(self._root, path))


def _notes(root: str, looks: Looks, unit: Unit) -> Notes:
    return UnitNotes(root, unit.paths, looks)


def _file(root: str, question: Question, seen: Seen) -> str | None:
    place = folder()
    if place is None:
        return None
    asked = [tool(), root, question.told, *_facts(question.settings.catalogue, seen)]
    return os.path.join(place, digest_of(asked) + SUFFIX)


def _facts(catalogue: Path | None, seen: Seen) -> list[str]:
    """The state of a catalogue of the user's own; that of gclint is part of the program."""
    return [seen.file(file.absolute()) for file in sorted(catalogue.glob("*"))] if catalogue else []
