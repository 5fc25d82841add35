"""How the files of a tree are in this run, for what hangs on them."""

from __future__ import annotations

from linter.remembered.digest import digest
from linter.remembered.pages import Entry
from linter.remembered.seen import Seen
from linter.remembered.seen_tree import SeenTree
from linter.remembered.unit_notes import UnitNotes, within
from linter.remembered.walk import Look
from linter.units.part_tree import Notes


class Present:
    """Looks at the files below a root, and lets a `Seen` know of it. Paths go by the root."""

    def __init__(self, tree: SeenTree, seen: Seen) -> None:
        self.root = tree.root
        self.seen = seen
        self._tree = tree
        self._files: dict[str, str] = {}
        self._states: dict[tuple[str, ...], str] = {}

    def look_at_all(self) -> None:
        """Look at all files of the tree at once, which takes less time."""
        self._files = dict(self._tree.look_at_all())

    def state(self, paths: tuple[str, ...]) -> str:
        """Some files and what they hold, in a few characters."""
        found = self._states.get(paths)
        if found is None:
            told = "\0".join((*paths, *map(self._file, paths)))
            found = self._states[paths] = digest(told.encode("utf-8", "surrogatepass"))
        return found

    def now(self, kind: str, path: str) -> str:
        """How a file or folder is, as `Looks` tells it."""
        return self.seen.state(kind, within(self.root, path))

    def holds(self, entry: Entry) -> bool:
        """Whether everything that an entry hangs on is as it was."""
        needs = entry.found.get("needs", ())
        try:
            return all(self.now(kind, path) == then for kind, path, then in needs)
        except (LookupError, TypeError, ValueError):  # nothing that we wrote
            return False

    def attend_to(self, notes: Notes | None) -> None:
        """Note what was looked at for a part of the run, be it in another process."""
        if not isinstance(notes, UnitNotes):
            return
        if not notes.stable:
            self.seen.unsettle()
        for one in notes.needs:
            self.seen.look(one._replace(path=within(self.root, one.path)))
        for path, state in notes.read.items():
            self.seen.look(Look("file", within(self.root, path), state))

    def _file(self, path: str) -> str:
        found = self._files.get(path)
        if found is None:
            found = self._files[path] = self.now("file", path)
        return found
