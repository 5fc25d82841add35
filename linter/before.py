"""A tree of files as it was before some changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from linter.changes import Changes
from linter.tree import Tree, names_among


class TreeBefore:
    """What changed is read from the revision, all else from the files as they are.

    So only the few files of a change are asked of git; see `linter.tree.Tree`.
    """

    def __init__(self, now: Tree, revision: Tree, changes: Changes) -> None:
        self._now = now
        self._revision = revision
        self._new = frozenset(changes.before)
        self._old = {old for old in changes.before.values() if old is not None} | changes.gone
        looked_at = frozenset(now.paths())
        kept = {old for path, old in changes.before.items() if old and path in looked_at}
        of_interest = (kept | changes.gone) & set(revision.paths())
        self._paths = sorted((looked_at - self._new) | of_interest)

    def paths(self) -> Collection[str]:
        """Every file that was there and that would be looked at now, sorted."""
        return self._paths

    def read(self, path: str) -> bytes:
        """The bytes of a file as it was; raises FileNotFoundError or Unreadable."""
        if path in self._old:
            return self._revision.read(path)
        if path in self._new:
            raise FileNotFoundError(path)
        return self._now.read(path)

    def below(self, folder: str) -> Iterator[str]:
        """Every file that was below a folder, relative to it."""
        prefix = "" if folder in {"", "."} else f"{folder}/"
        kept = {path for path in self._now.below(folder) if prefix + path not in self._new}
        old = {path[len(prefix) :] for path in self._old if path.startswith(prefix)}
        return iter(sorted(kept | old))

    def here(self, folder: str) -> Collection[str]:
        """The names of the files that were in a folder, sorted."""
        return names_among(self.below(folder))

    def size(self, path: str) -> int:
        """How many bytes a file had."""
        return (self._revision if path in self._old else self._now).size(path)
