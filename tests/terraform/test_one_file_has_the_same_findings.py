"""`gclint check one/file.tf` says of that file what it says of it with the whole tree."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from linter import bundled
from linter.discover import walk
from linter.loader import load_policies
from linter.model import Finding, Unjudged
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import DiskTree

ROOT = Path(__file__).parents[2]
POLICIES = load_policies(
    sorted(path for path in bundled.folder("policies").iterdir() if path.is_dir())
)
FOLDERS = [
    ROOT / "examples",
    *sorted(path for path in (ROOT / "tests" / "estates").iterdir() if path.is_dir()),
    ROOT / "tests" / "plan" / "estate",
]
FILES = [
    pytest.param(folder, path, id=f"{folder.name}/{path}")
    for folder in FOLDERS
    for path in walk(folder)
]


def judged(folder: Path, wanted: Collection[str]) -> Report:
    tree = DiskTree(folder, list(walk(folder)))
    job = Job(
        tree=tree,
        wanted=frozenset(wanted),
        named=frozenset(wanted),
        policies=POLICIES,
        settings=Settings(),
        today=date(2026, 1, 1),
    )
    return run(job)


@cache
def whole(folder: Path) -> Report:
    return judged(folder, list(walk(folder)))


def about(path: str, report: Report) -> tuple[list[Finding], list[Unjudged]]:
    return (
        [one for one in report.findings if one.span.path == path],
        [one for one in report.unjudged if one.span.path == path],
    )


@pytest.mark.parametrize(("folder", "path"), FILES)
def test_one_file_has_the_findings_it_has_in_the_tree(folder: Path, path: str) -> None:
    alone = judged(folder, {path})
    assert about(path, alone) == about(path, whole(folder))
    assert {one.span.path for one in alone.findings} <= {path}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_two_halves_have_the_findings_of_the_tree(folder: Path) -> None:
    paths = list(walk(folder))
    halves = [judged(folder, paths[start::2]) for start in (0, 1)]
    found = [finding for half in halves for finding in half.findings]
    assert sorted(found, key=repr) == sorted(whole(folder).findings, key=repr)


def test_there_is_something_to_find() -> None:
    found = [finding for folder in FOLDERS for finding in whole(folder).findings]
    assert sum(finding.span.path.endswith(".tf") for finding in found) >= 20
