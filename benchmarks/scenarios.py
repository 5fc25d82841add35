"""The commands that are measured side by side, and what has to be so before each of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.grounds import Ground, changed

COLD: Final = "gclint, no cache"
ALONE: Final = "gclint, no cache, one process"
FIRST: Final = "gclint, first run with a cache"
CACHED: Final = "gclint, all cached"
CHANGED: Final = "gclint, after one changed file"
CHANGED_SHARED: Final = "gclint, after a changed file that others depend on"
OTHER: Final = "checkov"
OTHER_NARROW: Final = "checkov, Terraform alone"
UNIT: Final = "python -c pass"
VERSION: Final = "gclint --version"
HELP: Final = "gclint --help"
OTHER_VERSION: Final = "checkov --version"
OTHER_HELP: Final = "checkov --help"

SAME_OUTPUT: Final = (COLD, ALONE, FIRST, CACHED)
"""Runs that must print the same bytes."""


@dataclass(frozen=True)
class Tools:
    """The programs to run."""

    python: str
    gclint: str
    checkov: str | None


@dataclass(frozen=True)
class Scenario:
    """One command on one estate."""

    what: str
    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    around: Callable[[int], AbstractContextManager[None]] = lambda _: nullcontext()
    """What is done before the run with this number and undone after it; it is not measured."""
    good: frozenset[int] = frozenset({0, 1})
    """The exit statuses of a run that did its work."""


Warm = Callable[[Scenario], None]
"""Runs a scenario without measuring it."""


def start_up(tools: Tools, folder: Path) -> Iterator[Scenario]:
    """What it costs to start at all."""
    yield Scenario(UNIT, (tools.python, "-c", "pass"), folder)
    yield Scenario(VERSION, (tools.gclint, "--version"), folder)
    yield Scenario(HELP, (tools.gclint, "--help"), folder)
    if tools.checkov:
        yield Scenario(OTHER_VERSION, (tools.checkov, "--version"), folder)
        yield Scenario(OTHER_HELP, (tools.checkov, "--help"), folder)


def judging(tools: Tools, ground: Ground, cache: Path, warm: Warm) -> Iterator[Scenario]:
    """Both programs on one estate, in the order of each round."""
    paths = _named(ground)
    ours = {"GCLINT_CACHE_DIR": str(cache)}
    scenario = partial(Scenario, folder=ground.folder, environment=ours)
    check = (tools.gclint, "check", *paths)
    cached = scenario(CACHED, check)
    prepared: Callable[[int], AbstractContextManager[None]] = lambda _: _warmed(warm, cached)  # noqa: E731
    yield Scenario(UNIT, (tools.python, "-c", "pass"), ground.folder)
    yield scenario(COLD, (*check, "--no-cache"))
    if tools.checkov:
        yield from _checkov(tools.checkov, ground, paths)
    yield scenario(FIRST, check, around=lambda _: _emptied(cache))
    yield scenario(CACHED, check, around=prepared)
    for what, file in ((CHANGED, ground.alone), (CHANGED_SHARED, ground.shared)):
        if file is not None:
            yield scenario(what, check, around=partial(_edited, warm, cached, file))
    if ground.part.bytes >= _LARGE:
        yield scenario(ALONE, (*check, "--no-cache", "--jobs", "1"))


_LARGE = 500_000
"""Bytes from which one process is measured, too, and checkov in one way only."""


def _named(ground: Ground) -> tuple[str, ...]:
    """The one file of an estate by its name; otherwise the current folder, which is the default."""
    files = [one for one in ground.folder.rglob("*") if one.is_file()]
    return (files[0].relative_to(ground.folder).as_posix(),) if len(files) == 1 else ()


def _checkov(program: str, ground: Ground, paths: Sequence[str]) -> Iterator[Scenario]:
    where = ("-f", *paths) if paths else ("-d", ".")
    command = (program, *where, "--skip-download", "--quiet", "--compact")
    yield Scenario(OTHER, command, ground.folder)
    if ground.part.bytes < _LARGE:
        yield Scenario(OTHER_NARROW, (*command, "--framework", "terraform"), ground.folder)


@contextmanager
def _emptied(cache: Path) -> Iterator[None]:
    shutil.rmtree(cache, ignore_errors=True)
    yield


@contextmanager
def _warmed(warm: Warm, cached: Scenario) -> Iterator[None]:
    warm(cached)
    yield


@contextmanager
def _edited(warm: Warm, cached: Scenario, file: Path, count: int) -> Iterator[None]:
    warm(cached)
    with changed(file, count):
        yield
