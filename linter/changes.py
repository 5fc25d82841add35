"""What differs between a git revision and the files as they are, line by line."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from linter.git import NoGit, git
from linter.revision import NoSuchRevision

Lines = tuple[range, ...]

_WHOLE: Final[Lines] = (range(1, sys.maxsize),)
_HUNK: Final = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_DIFF: Final = (
    "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--relative", "--find-renames"
)  # fmt: skip
"""Files below the current folder, renames followed, and no program of the repository's choice."""


class _Hunk(NamedTuple):
    old: range
    new: range


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes since a revision; paths are relative to the folder asked about."""

    lines: Mapping[str, Lines] = field(default_factory=dict)
    """The lines that are new or different, by the path of the file as it is."""
    removed: Mapping[str, Lines] = field(default_factory=dict)
    """The lines that are gone or different, by the path of the file as it was."""
    before: Mapping[str, str | None] = field(default_factory=dict)
    """What each changed file was called; None for a file that was not there."""
    gone: frozenset[str] = frozenset()
    """Files that were there and have no successor."""

    def touch(self, path: str, first: int, last: int) -> bool:
        """Whether a line from `first` to `last` of a file as it is changed."""
        return _meet(self.lines.get(path, ()), first, last)

    def took(self, path: str, first: int, last: int) -> bool:
        """Whether a line from `first` to `last` of a file as it was is gone or different."""
        return _meet(self.removed.get(path, ()), first, last)


def changes_since(folder: Path, revision: str, files: Iterable[str]) -> Changes:
    """What changed below `folder` since `revision`; of `files`, those unknown to git are new.

    Raises NoSuchRevision.
    """
    try:
        commit = git(folder, "rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
        listed = git(folder, *_DIFF, "--name-status", "-z", commit, "--")
        patch = git(folder, *_DIFF, "-U0", "--src-prefix=a/", "--dst-prefix=b/", commit, "--")
        known = {_name(path) for path in git(folder, "ls-files", "-z").split(b"\0")}
    except NoGit as refused:
        raise NoSuchRevision(f"--diff-base {revision}: {refused}") from refused
    return _changes(list(_entries(listed)), patch, set(files) - known)


def _changes(entries: list[tuple[str | None, str | None]], patch: bytes, new: set[str]) -> Changes:
    lines: dict[str, Lines] = defaultdict(tuple)
    removed: dict[str, Lines] = defaultdict(tuple)
    for old, now, hunk in _hunks(patch):
        lines[now] += (hunk.new,)
        removed[old] += (hunk.old,)
    before = {now: old for old, now in entries if now is not None}
    for path in (*new, *(path for path, old in before.items() if old is None)):
        lines[path], before[path] = _WHOLE, None
    gone = frozenset(old for old, now in entries if old is not None and now is None)
    return Changes(lines, removed, before, gone)


def _entries(listed: bytes) -> Iterator[tuple[str | None, str | None]]:
    """The old and the new name of each file, from `git diff --name-status -z`."""
    words = iter(listed.split(b"\0"))
    for status in words:
        if status[:1] in {b"R", b"C"}:
            yield _name(next(words)), _name(next(words))
        elif status:
            name = _name(next(words))
            yield (None if status == b"A" else name), (None if status == b"D" else name)


def _hunks(patch: bytes) -> Iterator[tuple[str, str, _Hunk]]:
    """Each hunk of a patch without context, with the old and the new name of its file."""
    old = new = ""
    lines = iter(patch.split(b"\n"))
    for line in lines:
        if line.startswith(b"--- "):
            old = _header(line)
        elif line.startswith(b"+++ "):
            new = _header(line)
        elif found := _HUNK.match(line):
            hunk = _Hunk(_range(found[1], found[2]), _range(found[3], found[4]))
            yield old, new, hunk
            for _ in range(len(hunk.old) + len(hunk.new)):
                next(lines)


def _range(start: bytes, length: bytes | None) -> range:
    return range(int(start), int(start) + (1 if length is None else int(length)))


def _header(line: bytes) -> str:
    """The name in `+++ b/name`, which git quotes as C does where it holds a control character."""
    name = line[4:].removesuffix(b"\t")
    if name.startswith(b'"'):
        name = name[1:-1].decode("unicode_escape").encode("latin-1")
    return _name(name[2:])


def _name(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def _meet(ranges: Lines, first: int, last: int) -> bool:
    return any(max(lines.start, first) < min(lines.stop, last + 1) for lines in ranges)
