"""The estates that work is counted on, and the budgets it is held against."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.estates.ordinary import ordinary
from benchmarks.work import count
from linter.cli import main

_SEED = 8
_BUDGETS = tomllib.loads(Path(__file__).with_name("budgets.toml").read_text(encoding="utf-8"))

Counted = Mapping[str, int]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a command line is run for each that has a budget."""
    if "command_line" in metafunc.fixturenames:
        metafunc.parametrize("command_line", list(_BUDGETS["imports"]))


@pytest.fixture(scope="session")
def budgets() -> Mapping[str, Any]:
    """What gclint may take."""
    return _BUDGETS


@pytest.fixture(scope="session")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Writes an estate of so many files, once."""

    @cache
    def written(files: int) -> Path:
        root = tmp_path_factory.mktemp(f"of{files}files")
        for path, text in ordinary(_SEED, files).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
        return root

    return written


@pytest.fixture
def checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Counted]:
    """Counts the work of `gclint check` in a folder."""

    def check(folder: Path, *options: str) -> Counted:
        monkeypatch.chdir(folder)

        def act() -> None:
            with pytest.raises(SystemExit):
                main(["check", *options])

        counted = count(act)
        capsys.readouterr()
        return counted

    return check
