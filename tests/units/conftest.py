"""Estates to judge in parts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from linter.cli.job import Request, build_job
from linter.reporters import json_report, unknowns
from linter.run import run
from linter.units.manner import ALONE, Manner

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the estates and examples that there are, side by side."""
    folder = tmp_path_factory.mktemp("everything")
    for one in (*(ROOT / "tests/estates").iterdir(), ROOT / "examples"):
        shutil.copytree(one, folder / one.name)
    return folder


@pytest.fixture
def told() -> Callable[..., str]:
    """All that a run finds out about a folder."""

    def told(folder: Path, manner: Manner = ALONE) -> str:
        request = Request(paths=(folder,), root=folder, select=("all",))
        report = run(replace(build_job(request), manner=manner))
        return unknowns.render(report, "note") + json_report.render(report)

    return told
