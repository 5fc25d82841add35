"""Which files a run looks at."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from linter.model import Mendable
from linter.plain_file import read_plain
from linter.settings import FILE_NAME
from linter.watcher import UNWATCHED, Watcher

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".tf", ".tfvars", ".json", ".yaml", ".yml", ".jmx", ".conf", ".conf.template", ".js")
_BUILT = re.compile(r"(?:^|/)(?:dist|build|vendor|bower_components)/.*\.js$|\.min\.js$")
"""Scripts that a program wrote, or that come from elsewhere."""
_NEVER = frozenset({"node_modules", "__pycache__"})
_SHOWN = frozenset({".github"})
"""Hidden folders that hold configuration all the same."""


class NoSuchPath(Mendable):
    """A path on the command line that does not exist."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a run reads and what it reports on."""

    root: Path
    """Nothing outside this folder is opened."""
    paths: tuple[str, ...]
    """Every file of interest below the root, relative to it, sorted."""
    wanted: frozenset[str]
    """Those that the user named, by themselves or by a folder."""
    named: frozenset[str]
    """Those named by themselves; read even where they are ignored or excluded."""
    walked: tuple[str, ...]
    """The files of interest that a walk of the root finds: neither ignored nor excluded."""


def select_files(
    named: Sequence[Path], walked: Sequence[str], root: Path, watcher: Watcher = UNWATCHED
) -> Selection:
    """Find the files that `named` files and folders below `root` stand for.

    `walked` are those that a walk of the root found, sorted. Raises NoSuchPath.
    """
    for path in named:
        watcher.place(path.absolute())
        watcher.file(path.absolute())
    places = [_inside(path, root) for path in named]
    files = frozenset(place for place in places if (root / place).is_file())
    folders = [place for place in places if place not in files]
    found = sorted({*walked, *files})
    wanted = files.union(*(_below(found, folder) for folder in folders))
    return Selection(root, tuple(found), wanted, files, tuple(walked))


def without_excluded(selection: Selection) -> Selection:
    """The same without named files that a walk of the root leaves out."""
    kept = frozenset(selection.walked)
    return replace(
        selection,
        paths=selection.walked,
        wanted=selection.wanted & kept,
        named=selection.named & kept,
    )


def scan_root(named: Sequence[Path], watcher: Watcher = UNWATCHED) -> Path:
    """The folder whose files may take part in a verdict on the named ones.

    The repository that holds them; without one, the nearest folder with settings; without that,
    the folder they have in common, or the current one where it holds them all. It does not depend
    on which part of a repository is named, and so neither does a verdict.
    """
    for path in named:
        watcher.place(path.absolute())
    common = _common_folder(named)
    if common == Path(common.anchor) and len(named) > 1:
        raise NoSuchPath(
            "the paths have no folder in common; check them one by one, or name --root"
        )
    for marker in (".git", FILE_NAME):
        for folder in (common, *common.parents):
            watcher.file(folder / marker)
            if (folder / marker).exists():
                return folder
    here = Path.cwd()
    return here if common.is_relative_to(here) else common


def walk(root: Path, exclude: Sequence[str] = (), watcher: Watcher = UNWATCHED) -> Iterator[str]:
    """The files of interest below `root`: not hidden, not ignored by git, not excluded.

    `exclude` holds patterns as in .gitignore, relative to the root.
    """
    patterns = ([_spec(exclude)], [""]) if exclude else ([], [])
    yield from _Walk(root, watcher).below("", *patterns)


def _common_folder(named: Sequence[Path]) -> Path:
    for path in named:
        _require(path)
    common = Path(os.path.commonpath([path.resolve() for path in named]))
    return common if common.is_dir() else common.parent


def _require(path: Path) -> None:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchPath(f"{path} does not exist") from error
    except OSError as error:
        raise NoSuchPath(f"{path} cannot be reached: {error.strerror}") from error


def _inside(path: Path, root: Path) -> str:
    _require(path)
    # Of a file only the folder is resolved: a link to one keeps its own name in the report.
    full = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    if not full.is_relative_to(root):
        raise NoSuchPath(f"{path} is outside {root}")
    return full.relative_to(root).as_posix()


def _below(paths: Iterable[str], folder: str) -> Iterator[str]:
    start = "" if folder == "." else folder + "/"
    return (path for path in paths if path.startswith(start))


class _Walk:
    """A walk through the folders below a root."""

    def __init__(self, root: Path, watcher: Watcher) -> None:
        self._root = root
        self._watcher = watcher

    def below(self, folder: str, specs: list[GitIgnoreSpec], bases: list[str]) -> Iterator[str]:
        here = self._root / folder
        found = _entries(here)
        self._watcher.listed(here, found)
        entries = found or ()
        if any(entry.name == ".gitignore" for entry in entries):
            self._watcher.file(here / ".gitignore")
            specs = [*specs, _spec(_lines(here / ".gitignore"))]
            bases = [*bases, folder]
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if _enters(entry.name) and not _ignored(path + "/", specs, bases):
                    yield from self.below(path, specs, bases)
            elif _of_interest(entry, path) and not _ignored(path, specs, bases):
                yield path


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _lines(ignore: Path) -> Sequence[str]:
    try:
        return read_plain(ignore).decode("utf-8", "replace").splitlines()
    except OSError:  # there is none, or it cannot be read; git goes on without it, too
        return ()


def _entries(folder: Path) -> Collection[os.DirEntry[str]] | None:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return None


def _of_interest(entry: os.DirEntry[str], path: str) -> bool:
    named = entry.name.endswith(SUFFIXES) or entry.name.startswith("nginx.conf.")
    if entry.name.startswith(".") or not named:
        return False
    return _is_file(entry) and not _BUILT.search(path)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False


def _enters(name: str) -> bool:
    return name not in _NEVER and (not name.startswith(".") or name in _SHOWN)


def _ignored(path: str, specs: list[GitIgnoreSpec], bases: list[str]) -> bool:
    verdict = False
    for spec, base in zip(specs, bases, strict=True):
        inner = path[len(base) + 1 :] if base else path
        decided = spec.check_file(inner).include
        if decided is not None:
            verdict = decided
    return verdict
