"""Runs all policies over files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from linter import bundled
from linter.catalogue import catalogue_at
from linter.estate import Reading, read_estate
from linter.loader import load_policies
from linter.report import Places, Report
from linter.run import Job, run
from linter.settings import Settings
from linter.terraform import VariableInputs
from linter.tree import MemoryTree

POLICIES = load_policies([path for path in bundled.folder("policies").iterdir() if path.is_dir()])

Check = Callable[[Mapping[str, str]], Report]
Read = Callable[[Mapping[str, str]], Reading]
Told = frozenset[tuple[str, str]]


@pytest.fixture(scope="session")
def files_below() -> Callable[[Path], dict[str, str]]:
    """The texts of a folder by their paths in it."""

    def files(folder: Path) -> dict[str, str]:
        found = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {one.relative_to(folder).as_posix(): one.read_text("utf-8") for one in found}

    return files


@pytest.fixture(scope="session")
def report() -> Check:
    def checked(files: Mapping[str, str]) -> Report:
        job = Job(
            tree=MemoryTree(files),
            wanted=frozenset(files),
            named=frozenset(files),
            policies=POLICIES,
            settings=Settings(),
            today=date(2026, 1, 1),
        )
        return run(job)

    return checked


@pytest.fixture(scope="session")
def reading() -> Read:
    def read(files: Mapping[str, str]) -> Reading:
        return read_estate(MemoryTree(files), list(files), VariableInputs(), catalogue_at())

    return read


@pytest.fixture(scope="session")
def told() -> Callable[[Report], Told]:
    """Which policies are broken by what."""
    return lambda report: frozenset((one.policy, one.address) for one in report.findings)


@pytest.fixture(scope="session")
def placed() -> Callable[[Report], list[tuple[str, str, str, int]]]:
    """The same with file and line."""

    def places(report: Report) -> list[tuple[str, str, str, int]]:
        known = Places(report.text)
        return sorted(
            (one.policy, one.address, one.span.path, known.position(*one.span[:2]).line)
            for one in report.findings
        )

    return places
