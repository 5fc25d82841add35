"""What a run looked at, so that it can be told later whether it would look at the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from linter.remembered.looks import Looks, state
from linter.remembered.walk import Look, Walk
from linter.watcher import Entries


class Seen:
    """The files and folders that had a part in a run, each as it was when first looked at."""

    def __init__(self, looks: Looks | None = None, earlier: Walk | None = None) -> None:
        self.looks = looks or Looks()
        self.walk: Walk | None = None
        """The walk of the tree, once there was one or it was known what one would find."""
        self._earlier = earlier
        self._found: dict[tuple[str, str], str] = {}
        self._open: dict[tuple[str, str], str] = {}
        """What was looked at before others read it, who do not tell what they found."""
        self._stable = True

    def known_walk(self) -> Sequence[str] | None:
        """What a walk of the tree would find, if an earlier run tells; as if it had been walked."""
        if self._earlier is None:
            return None
        for one in self._earlier.looks:
            self.look(one)
        return self.walked(self._earlier.files)

    def walked(self, files: Sequence[str]) -> Sequence[str]:
        """The tree was walked just now, and held these files of interest, sorted."""
        self.walk = Walk(files, [Look(*what, found) for what, found in self._found.items()])
        return files

    def file(self, path: Path | str) -> str:
        """A file is about to be read, or looked for."""
        return self._announced("file", str(path))

    def below(self, path: Path | str) -> str:
        """The names in a folder and in all below it are about to be looked through."""
        return self._announced("below", str(path))

    def place(self, path: Path | str) -> str:
        """A path is about to be followed to where it leads."""
        return self._announced("place", str(path))

    def listed(self, path: Path | str, entries: Entries | None) -> None:
        """The names in a folder were looked through, and were these; None for no folder."""
        self.look(Look("listing", str(path), self.looks.listed(str(path), entries)))

    def read(self, path: str, data: bytes) -> None:
        """A file was read, and held this."""
        self.look(Look("file", path, self.looks.holding(path, data)))

    def state(self, kind: str, path: str) -> str:
        """How something is that takes part in the run, whether or not it is read."""
        found = state(self.looks, kind, path)
        self.look(Look(kind, path, found))
        return found

    def files(self, paths: Iterable[str]) -> list[str]:
        """How some files are that take part in the run, whether or not they are read."""
        states = []
        for path in paths:
            now = self.looks.file(path)
            if self._found.setdefault(("file", path), now) != now:
                self.unsettle()
            states.append(now)
        return states

    def look(self, one: Look) -> None:
        """Something was looked at, and was like that."""
        if self._found.setdefault((one.kind, one.path), one.state) != one.state:
            self.unsettle()

    def missed(self, path: str) -> None:
        """A file was not there when it was to be read."""
        self.again("file", path)
        if os.path.isfile(path):
            self.unsettle()

    def unsettle(self) -> None:
        """Something did change while the run was looking at it."""
        self._stable = False

    def again(self, kind: str, path: str) -> None:
        """Something was looked at just now: see whether it is as it was before."""
        self.look(Look(kind, path, state(self.looks.afresh(), kind, path)))

    def settled(self) -> bool:
        """Whether nothing changed while the run was looking at it."""
        for kind, path in self._open:
            self.again(kind, path)
        self._open.clear()
        return self._stable

    def all(self) -> Mapping[tuple[str, str], str]:
        """How everything was, by kind and path, in the order in which it was first looked at."""
        return self._found

    def _announced(self, kind: str, path: str) -> str:
        self._open[kind, path] = found = self.state(kind, path)
        return found
