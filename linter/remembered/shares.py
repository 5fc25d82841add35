"""What the units of a tree share, so that the estate can be judged anew without reading them all.

A file of its own, beside that of the verdicts: it is read only where the estate has to be judged.
A unit with a secret in it is not kept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from linter.remembered.codec import UNREADABLE
from linter.remembered.place import trusted
from linter.remembered.sealed import sealed, unsealed
from linter.remembered.shared_codec import Unkept, resource_json, resources_of
from linter.remembered.writing import write
from linter.units.unit import Shared

SUFFIX: Final = ".gclint-shared"
_FORM: Final = "gclint shared 1"


class Shares:
    """What units share, by the state of their files, each as one line of JSON."""

    def __init__(self, file: str | None, root: str) -> None:
        """`file` is where it stands, if there is a place; `root` that of the tree."""
        self._file = file
        self._root = root
        self._old: dict[str, str] | None = None
        self._new: dict[str, str] = {}

    def recall(self, key: str) -> Shared | None:
        """What the unit with that state shares, if it is known."""
        if self._old is None:
            self._old = _loaded(self._file, self._root)
        line = self._old.get(key)
        if line is None:
            return None
        try:
            found = Shared(resources_of(json.loads(line)))
        except (*UNREADABLE, RecursionError):
            return None
        self._new[key] = line
        return found

    def keep(self, key: str, shared: Shared) -> None:
        """Remember what the unit with that state shares."""
        if self._file is None or shared.hidden or key in self._new:
            return
        try:
            told = [resource_json(one) for one in shared.resources]
            self._new[key] = json.dumps(told, separators=(",", ":"))
        except (Unkept, RecursionError):
            return

    def save(self) -> None:
        """Write down what was recalled and kept, if that is not what there was."""
        if self._file is None or not self._new or self._new == self._old:
            return
        lines = "\n".join(f"{key}\t{line}" for key, line in self._new.items())
        write(self._file, sealed(_FORM, lines.encode("ascii")), self._root)


def _loaded(file: str | None, root: str) -> dict[str, str]:
    if file is None or not trusted(os.path.dirname(file), root):
        return {}
    try:
        body = unsealed(_FORM, Path(file).read_bytes())
    except OSError:
        return {}
    lines = (body or b"").decode("ascii", "replace").split("\n")
    return {key: line for key, _, line in (one.partition("\t") for one in lines)}
