"""The files of a git revision, for what concerns a change rather than a state."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.discover import SUFFIXES
from linter.git import NoGit, git
from linter.model import Mendable
from linter.readers.text import MAX_BYTES, Unreadable
from linter.tree import names_among

_FILES: Final = frozenset({"100644", "100755"})
"""Modes of files; links and submodules are not followed."""
_OFFLINE: Final = ("-c", "protocol.allow=never")
"""Keeps a partial clone from fetching what it lacks."""


class NoSuchRevision(Mendable):
    """A revision that cannot be read; the message says why in one line."""


class _Blob(NamedTuple):
    name: str
    size: int


class RevisionTree:
    """The files below a folder as they are in a revision; see `linter.tree.Tree`."""

    def __init__(self, folder: Path, blobs: Mapping[str, _Blob]) -> None:
        self._folder = folder
        self._blobs = blobs
        self._read = lru_cache(maxsize=None)(self._bytes)

    def paths(self) -> Collection[str]:
        """Every file of interest, sorted."""
        return [path for path in sorted(self._blobs) if path.endswith(SUFFIXES)]

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises FileNotFoundError, or Unreadable with a reason."""
        if path not in self._blobs:
            raise FileNotFoundError(path)
        return self._read(path)

    def below(self, folder: str) -> Iterator[str]:
        """Every file below a folder, relative to it."""
        prefix = "" if folder in {"", "."} else f"{folder}/"
        return (path[len(prefix) :] for path in sorted(self._blobs) if path.startswith(prefix))

    def here(self, folder: str) -> Collection[str]:
        """The names of the files in a folder, sorted."""
        return names_among(self.below(folder))

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        return self._blobs[path].size if path in self._blobs else 0

    def __reduce__(self) -> tuple[type[RevisionTree], tuple[Path, Mapping[str, _Blob]]]:
        """What another process makes the same tree of."""
        return RevisionTree, (self._folder, self._blobs)

    def _bytes(self, path: str) -> bytes:
        blob = self._blobs[path]
        if blob.size > MAX_BYTES:
            raise Unreadable(f"it is too large to judge ({blob.size:,} bytes)", 0, 0)
        try:
            return git(self._folder, *_OFFLINE, "cat-file", "blob", blob.name)
        except NoGit as refused:
            raise Unreadable(f"git cannot read it: {refused}", 0, 0) from refused


def tree_at(folder: Path, revision: str) -> RevisionTree:
    """The files below `folder`, which is in a git repository, as they are in `revision`.

    Raises NoSuchRevision. Nothing is fetched, checked out or changed.
    """
    if not revision or revision.startswith("-"):
        raise NoSuchRevision(f"--diff-base {revision}: name a commit, a branch or a tag")
    try:
        commit = git(folder, "rev-parse", "--verify", f"{revision}^{{commit}}")
        listed = git(folder, "ls-tree", "-r", "-z", "--long", commit.decode().strip())
    except (NoGit, ValueError) as refused:
        raise NoSuchRevision(f"--diff-base {revision}: {_why(refused)}") from refused
    return RevisionTree(folder, dict(_blobs(listed)))


def _why(refused: Exception) -> str:
    """Why git does not know a revision; in its own words where that is no matter of the commit."""
    told = str(refused).removeprefix("fatal: ")
    if "single revision" in told or not isinstance(refused, NoGit):
        return "git has no such commit here; a shallow clone has to fetch it first"
    return told


def _blobs(listed: bytes) -> Iterator[tuple[str, _Blob]]:
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        facts, _, path = entry.partition("\t")
        if facts:
            mode, _, name, size = facts.split()
            if mode in _FILES:
                yield path, _Blob(name, int(size))
