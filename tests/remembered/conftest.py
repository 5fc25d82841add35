"""Running the command in this process, as it runs in one of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from linter.cli import main

ANEW = ("--no-cache", "--jobs", "1")


class Said(NamedTuple):
    status: object
    out: str
    err: str


Say = Callable[..., Said]


def _said(*arguments: str) -> Said:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(list(arguments))
        except SystemExit as exit_:
            status = exit_.code
    out.flush(), err.flush()
    told = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return Said(status, *told)


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Say:
    """What `gclint check ARGUMENTS` says in a folder."""

    def said(*arguments: str, cwd: Path) -> Said:
        monkeypatch.chdir(cwd)
        return _said("check", "--unknown", "note", "--select", "all", *arguments)

    return said


@pytest.fixture
def same(say: Say) -> Say:
    """What it says, after seeing that it says the same without its memory."""

    def said(*arguments: str, cwd: Path) -> Said:
        remembering = say(*arguments, cwd=cwd)
        assert remembering == say(*arguments, *ANEW, cwd=cwd)
        return remembering

    return said


class Estate:
    """A folder of files, and a user who checks it again and again."""

    def __init__(self, folder: Path, same: Say) -> None:
        self.folder = folder
        self.arguments: tuple[str, ...] = ("-f", "concise")
        self.place = folder
        self._same = same
        self._before: Said | None = None

    def write(self, path: str, text: str) -> None:
        """Write a file, new or not."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def link(self, path: str, target: str) -> None:
        """Let a link lead to another place."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.symlink_to(target)

    def check(self) -> Said:
        """Check everything, with what is remembered and without."""
        self._before = self._same(*self.arguments, cwd=self.place)
        return self._before

    def check_again(self) -> Said:
        """Check again after a change that matters."""
        before = self._before
        after = self.check()
        assert after != before
        return after


@pytest.fixture
def estate(tmp_path: Path, same: Say) -> Estate:
    """An empty repository."""
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    return Estate(folder, same)
