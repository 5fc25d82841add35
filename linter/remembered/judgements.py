"""What came of each unit of a tree, for as long as nothing that it hangs on has changed.

One file holds it for one tree and one question: the policies, the settings and the values that
were given. A unit goes by the content of its files; with it stand the other files and folders that
were looked at for it, and how they were. What several units mean together goes by all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from linter.remembered.codec import UNREADABLE, decoded, encoded
from linter.remembered.digest import digest_of
from linter.remembered.looks import Looks
from linter.remembered.pages import Page, Pages, entry_of, is_names, loaded, written
from linter.remembered.place import folder
from linter.remembered.places import overrides_in, places_in, ways_in
from linter.remembered.present import Present
from linter.remembered.seen import Seen
from linter.remembered.seen_tree import SeenTree
from linter.remembered.shares import SUFFIX as SHARED_SUFFIX
from linter.remembered.shares import Shares
from linter.remembered.sorting import Sorting
from linter.remembered.tool import tool
from linter.remembered.unit_notes import UnitNotes
from linter.remembered.walk import Look
from linter.remembered.writing import used, write
from linter.units.part_tree import Notes
from linter.units.question import Question
from linter.units.sharing import fingerprint
from linter.units.unit import Judged, Shared, Unit

SUFFIX: Final = ".gclint-units"


class Judgements:
    """A memory of verdicts that is kept on the disk; see `linter.units.memory.Memory`."""

    def __init__(self, tree: SeenTree, question: Question, seen: Seen) -> None:
        self._present = Present(tree, seen)
        self._file = _file(tree.root, question, seen)
        self._old = loaded(self._file, tree.root)
        self._new = Pages({}, {}, {})
        self._sorting = Sorting(tree, self._present, self._old.units, self._old.folders)
        self._keys: dict[Unit, str] = {}
        self._recalled_units: set[str] = set()
        self._shares = Shares(_beside(self._file), tree.root)

    def units(self, paths: Collection[str]) -> Sequence[Unit]:
        """The units that the files of the tree make up, ordered by their first file."""
        units = self._sorting.units(paths)
        self._keys = {unit: self._present.state(unit.paths) for unit in units}
        return units

    def recall(self, unit: Unit) -> Judged | None:
        """What came of a unit, if it is known and nothing it hangs on has changed since."""
        key = self._keys[unit]
        found = self._recalled(key, self._old.units, self._new.units)
        if found is not None:
            self._recalled_units.add(key)
        return found

    @property
    def notes(self) -> Callable[[Unit], Notes]:
        """Makes whom to tell what is looked at for a unit."""
        return partial(_notes, self._present.root, self._present.seen.looks)

    @property
    def stands_for(self) -> Callable[[Shared], str]:
        """Makes what verdicts on the estate are looked up by."""
        return fingerprint

    def keep(self, unit: Unit, judged: Judged, notes: Notes | None) -> None:
        """Remember what came of a unit; `notes` has been told what was looked at for it.

        A crash is not remembered: what was to blame may be the machine and not the files.
        """
        self._present.attend_to(notes)
        if isinstance(notes, UnitNotes) and not judged.crashes:
            found = self._sorting.marked(unit, {"judged": encoded(judged)})
            self._new.units[self._keys[unit]] = entry_of(found, notes.needs)

    def attend_to(self, notes: Notes | None) -> None:
        """Note what was looked at for a unit whose verdict was known already."""
        self._present.attend_to(notes)

    def recall_shared(self, unit: Unit) -> Shared | None:
        """What a unit whose verdict was recalled shares, if that is known."""
        return self._shares.recall(self._keys[unit])

    def keep_shared(self, unit: Unit, shared: Shared) -> None:
        """Remember what a unit shares; its own verdict is recalled or kept."""
        if self._keys[unit] in self._new.units:
            self._shares.keep(self._keys[unit], shared)

    def recall_estate(self, said: Sequence[str]) -> Judged | None:
        """What came of the estate in which units say this, if that is known.

        The values decide over the verdicts. The files that these point to decide over their places,
        and others only where they come to be there or override; the units through which a value
        came decide over its way.
        """
        key = digest_of(list(said))
        entry = self._old.estate.get(key)
        if entry is None:
            return None
        units, shapes = entry.found.get("units"), entry.found.get("shapes")
        if not (is_names(units) and self._recalled_units.issuperset(units)):
            return None
        if not (isinstance(shapes, dict) and self._has(shapes)):
            return None
        return self._recalled(key, self._old.estate, self._new.estate)

    def keep_estate(self, said: Sequence[str], judged: Judged) -> None:
        """Remember what came of the estate in which units say this."""
        if judged.crashes:
            return
        ways, places = set(ways_in(judged)), set(places_in(judged)) - {""}
        units = [unit for unit in self._keys if not places.isdisjoint(unit.paths)]
        places.update(one for unit in units for one in overrides_in(unit))
        needs = [Look("file", one, self._present.now("file", one)) for one in sorted(places)]
        found = {
            "judged": encoded(judged),
            "units": sorted(self._keys[one] for one in units if not ways.isdisjoint(one.paths)),
            "shapes": {one.paths[0]: _shape(one) for one in units},
        }
        self._new.estate[digest_of(list(said))] = entry_of(found, needs)

    def save(self) -> None:
        """Write down what was not there before, unless files changed while they were read."""
        if self._file is None or not self._present.seen.settled():
            return
        self._shares.save()
        new = self._new._replace(folders=self._sorting.folders)
        if new == self._old:
            used(self._file)
        else:
            write(self._file, written(new), self._present.root)

    def _has(self, shapes: Mapping[str, object]) -> bool:
        """Whether there are units of these shapes."""
        first = {unit.paths[0]: unit for unit in self._keys}
        return all(one in first and _shape(first[one]) == then for one, then in shapes.items())

    def _recalled(self, key: str, old: Page, new: Page) -> Judged | None:
        entry = old.get(key)
        if entry is None or not self._present.holds(entry):
            return None
        try:
            judged = decoded(entry.found["judged"])
        except UNREADABLE:
            return None
        new[key] = entry
        return judged


def _shape(unit: Unit) -> str:
    """Which files a unit has, in a few characters."""
    return digest_of(list(unit.paths))


def _notes(root: str, looks: Looks, unit: Unit) -> Notes:
    return UnitNotes(root, unit.paths, looks)


def _file(root: str, question: Question, seen: Seen) -> str | None:
    place = folder()
    if place is None:
        return None
    asked = [tool(), root, question.told, *_facts(question.settings.catalogue, seen)]
    return os.path.join(place, digest_of(asked) + SUFFIX)


def _beside(file: str | None) -> str | None:
    return file and file.removesuffix(SUFFIX) + SHARED_SUFFIX


def _facts(catalogue: Path | None, seen: Seen) -> list[str]:
    """The state of a catalogue of the user's own; that of gclint is part of the program."""
    return [seen.file(file.absolute()) for file in sorted(catalogue.glob("*"))] if catalogue else []
