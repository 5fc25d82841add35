"""What came of each unit of a tree, for as long as nothing that it hangs on has changed.

One file holds it for one tree and one question: the policies, the settings and the values that
were given. A unit goes by the content of its files; with it stand the other files and folders that
were looked at for it, and how they were. What several units mean together goes by all of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from linter.remembered.codec import decoded, encoded
from linter.remembered.digest import digest_of
from linter.remembered.place import folder, trusted
from linter.remembered.seen import Seen
from linter.remembered.tool import tool
from linter.remembered.unit_notes import UnitNotes, within
from linter.remembered.writing import used, write
from linter.terraform.modules.folders import Folder
from linter.tree import Tree
from linter.units.memory import Forgetful
from linter.units.part_tree import Notes
from linter.units.question import Question
from linter.units.unit import Judged, Unit

SUFFIX: Final = ".gclint-units"
_FORM: Final = 1
_Entry = Mapping[str, Any]


class Judgements:
    """A memory of verdicts that is kept on the disk; see `linter.units.memory.Memory`."""

    def __init__(self, root: Path, tree: Tree, question: Question, seen: Seen) -> None:
        self._root = str(root)
        self._seen = seen
        self._anew = Forgetful(tree)
        self._file = _file(self._root, question, seen)
        self._old = _loaded(self._file, self._root)
        self._new: dict[str, dict[str, Any]] = {"units": {}, "folders": {}, "estate": {}}
        self._keys: dict[Unit, str] = {}

    def called(self, folder: Folder) -> Collection[str]:
        """The folders that the module calls in a folder lead to."""
        state = self._state(folder.configuration)
        known = self._old["folders"].get(folder.path)
        if known is None or known[0] != state:
            known = [state, sorted(self._anew.called(folder))]
        self._new["folders"][folder.path] = known
        found: list[str] = known[1]
        return found

    def is_plan(self, path: str) -> bool:
        """Whether a document may be a Terraform plan: what was judged by itself is none."""
        if path.endswith(".json") and self._state((path,)) in self._old["units"]:
            return False
        return self._anew.is_plan(path)

    def recall(self, unit: Unit) -> Judged | None:
        """What came of a unit, if it is known and nothing it hangs on has changed since."""
        key = self._keys[unit] = self._state(unit.paths)
        entry = self._old["units"].get(key)
        if entry is None or not all(self._is(*need) for need in entry.get("needs", ())):
            return None
        self._new["units"][key] = entry
        return decoded(entry["judged"])

    @property
    def notes(self) -> Callable[[Unit], Notes]:
        """Makes whom to tell what is looked at for a unit."""
        return partial(_notes, self._root)

    def keep(self, unit: Unit, judged: Judged, notes: Notes | None) -> None:
        """Remember what came of a unit; `notes` has been told what was looked at for it."""
        needs = notes.needs if isinstance(notes, UnitNotes) else []
        for one in needs:
            self._seen.look(one._replace(path=within(self._root, one.path)))
        entry: dict[str, Any] = {"judged": encoded(judged)}
        self._new["units"][self._keys[unit]] = entry | ({"needs": needs} if needs else {})

    def recall_estate(self, said: Sequence[str]) -> Judged | None:
        """What came of the estate in which units say this, if that is known.

        The values decide over the verdicts, and the files that these point to over their places.
        """
        key = digest_of(list(said))
        entry = self._old["estate"].get(key)
        if entry is None or not all(self._is("file", *place) for place in entry["places"]):
            return None
        self._new["estate"] = {key: entry}
        return decoded(entry["judged"])

    def keep_estate(self, said: Sequence[str], judged: Judged) -> None:
        """Remember what came of the estate in which units say this."""
        places = [[path, self._now("file", path)] for path in sorted(set(_places(judged)))]
        entry = {"judged": encoded(judged), "places": places}
        self._new["estate"] = {digest_of(list(said)): entry}

    def save(self) -> None:
        """Write down what was not there before, unless files changed while they were read."""
        if self._file is None or not self._seen.stable:
            return
        if self._new == self._old:
            used(self._file)
        else:
            text = json.dumps({"form": _FORM, **self._new}, separators=(",", ":"))
            write(self._file, text.encode(), self._root)

    def _state(self, paths: Collection[str]) -> str:
        return digest_of([part for one in paths for part in (one, self._now("file", one))])

    def _is(self, kind: str, path: str, state: str) -> bool:
        return self._now(kind, path) == state

    def _now(self, kind: str, path: str) -> str:
        place = within(self._root, path)
        match kind:
            case "file":
                return self._seen.file(place)
            case "listing":
                return self._seen.listing(place)
        return self._seen.below(place)


def _notes(root: str, unit: Unit) -> Notes:
    return UnitNotes(root, unit.paths)


def _places(judged: Judged) -> Iterator[str]:
    """The files that verdicts point to."""
    for finding in judged.findings:
        yield finding.span.path
        yield from (step.span.path for flow in finding.flows for step in flow.steps)
    for one in judged.unjudged:
        yield one.span.path
        if one.unknown.span is not None:
            yield one.unknown.span.path
    yield from (one.span.path for one in judged.crashes)


def _file(root: str, question: Question, seen: Seen) -> str | None:
    place = folder()
    if place is None:
        return None
    asked = [tool(), root, question.told, *_facts(question.settings.catalogue, seen)]
    return os.path.join(place, digest_of(asked) + SUFFIX)


def _facts(catalogue: Path | None, seen: Seen) -> list[str]:
    """The state of a catalogue of the user's own; that of gclint is part of the program."""
    return [seen.file(file.absolute()) for file in sorted(catalogue.glob("*"))] if catalogue else []


def _loaded(file: str | None, root: str) -> Mapping[str, Any]:
    """What an earlier run wrote down; nothing where there is nothing that can be believed."""
    nothing: Mapping[str, Any] = {"units": {}, "folders": {}, "estate": {}}
    if file is None or not trusted(os.path.dirname(file), root):
        return nothing
    try:
        found = json.loads(Path(file).read_bytes())
    except (OSError, ValueError):
        return nothing
    if not isinstance(found, dict) or found.pop("form", None) != _FORM:
        return nothing
    return found
