"""Estates on disk, and a file of them changed and put back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.estates import Recipe
from benchmarks.rows import Part
from linter.discover import walk

_DESCRIPTION = re.compile(r'("?description"?\s*[=:]\s*"[^"$]*)"')
_VALIDITY = re.compile(r"(access_token_validity_seconds\s*=\s*)(\d+)")
_ALONE = re.compile(r'resource "genesyscloud_(?:routing_queue|user|flow)"')
_SHARED = re.compile(
    r'resource "genesyscloud_(?:oauth_client|integration_action)"|"requestUrlTemplate"'
)


@dataclass(frozen=True)
class Ground:
    """An estate on disk."""

    part: Part
    folder: Path
    alone: Path | None
    """A file that takes no part in verdicts on others."""
    shared: Path | None
    """A file that does."""


def make(recipe: Recipe, seed: int, folder: Path) -> Ground:
    """Write an estate into a folder that does not exist yet."""
    files = recipe.make(seed)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    _as_repository(folder)
    size = sum(len(text.encode()) for text in files.values())
    return Ground(
        part=Part(recipe.name, recipe.title, len(files), size),
        folder=folder,
        alone=folder / recipe.alone if recipe.alone else None,
        shared=folder / recipe.shared if recipe.shared else None,
    )


def copy(name: str, source: Path, folder: Path) -> Ground:
    """Copy an estate of the user's, so that a file of it can be changed.

    Only files of the kinds that gclint looks at are copied, so that every program measured has
    the same to read.
    """
    for path in walk(source):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / path, folder / path)
    _as_repository(folder)
    files = sorted(folder / path for path in walk(folder))
    size = sum(one.stat().st_size for one in files)
    count = sum(one.suffix == ".tf" for one in files)
    return Ground(
        part=Part(name, f"{name}: {len(files):,} files, of them {count:,} `.tf`", len(files), size),
        folder=folder,
        alone=next(_holding(files, _ALONE), None),
        shared=next(_holding(files, _SHARED), None),
    )


def _as_repository(folder: Path) -> None:
    """Make a folder the root of what is judged, wherever it lies."""
    (folder / ".git").mkdir()


def _holding(files: list[Path], wanted: re.Pattern[str]) -> Iterator[Path]:
    """Files in which something is declared, and which `edited` can change."""
    for file in files:
        text = file.read_text("utf-8", errors="replace")
        if wanted.search(text) and edited(text, 0) != text:
            yield file


@contextmanager
def changed(file: Path, count: int) -> Iterator[None]:
    """Change a file in a way that no earlier count did, and put it back."""
    before = file.read_bytes()
    file.write_bytes(edited(before.decode("utf-8"), count).encode("utf-8"))
    try:
        yield
    finally:
        file.write_bytes(before)


def edited(text: str, count: int) -> str:
    """What a person would change: a description, and how long a token lives."""
    described = _DESCRIPTION.sub(rf'\1, take {count}"', text, count=1)
    longer: Callable[[re.Match[str]], str] = lambda one: one[1] + str(int(one[2]) + count + 1)  # noqa: E731
    return _VALIDITY.sub(longer, described, count=1)
