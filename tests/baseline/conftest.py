"""Running the command in this process, which reads the policies once: these tests run it often."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from linter.cli import job, main
from linter.loader import load_policies
from linter.model import Policy


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@cache
def _loaded(folders: tuple[Path, ...]) -> tuple[Policy, ...]:
    return load_policies(folders)


@pytest.fixture
def gclint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """Run `gclint ARGUMENTS` in tmp_path and return what came of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(job, "load_policies", lambda folders: _loaded(tuple(folders)))

    def run(*arguments: str) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run
