"""The estates that work is counted on, and the budgets it is held against."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.estates import Files
from benchmarks.estates.actions import data_actions
from benchmarks.estates.export_file import export_as_hcl, export_as_json
from benchmarks.estates.ordinary import ordinary
from benchmarks.work import Work, work_of
from linter.cli import main

_SEED = 8
_BUDGETS = tomllib.loads(Path(__file__).with_name("budgets.toml").read_text(encoding="utf-8"))

_KINDS: Mapping[str, Callable[..., Files]] = {
    "files": ordinary,
    "data actions": data_actions,
    "MB of HCL": export_as_hcl,
    "MB of JSON": export_as_json,
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a command line, or for what grows, is run for each that has a budget."""
    for name, wanted in (("command_line", "imports"), ("growing", "growth")):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, list(_BUDGETS[wanted]))


@pytest.fixture(scope="session")
def budgets() -> Mapping[str, Any]:
    """What gclint may take."""
    return _BUDGETS


@pytest.fixture(scope="session")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes an estate of a kind and a size, once."""

    @cache
    def written(size: float, kind: str = "files") -> Path:
        root = tmp_path_factory.mktemp(f"{kind}{size}-")
        for path, text in _KINDS[kind](_SEED, size).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
        return root

    return written


@pytest.fixture
def checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Work]:
    """Counts the work of `gclint check` in a folder; what it remembers lies beside the test."""
    monkeypatch.setenv("GCLINT_CACHE_DIR", str(tmp_path / "remembered"))

    def check(folder: Path, *options: str) -> Work:
        monkeypatch.chdir(folder)

        def act() -> None:
            with pytest.raises(SystemExit):
                main(["check", "--jobs", "1", *options])  # in this process, to be counted

        work = work_of(act)
        capsys.readouterr()
        return work

    return check
