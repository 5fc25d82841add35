"""How far a long run has come: told on a terminal, and nowhere else."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from linter.cli import progress

ROOT = Path(__file__).parents[2]
IMPATIENT = """
import linter.cli.progress
linter.cli.progress.PATIENCE = %s
from linter.cli import main
main(["check", "-f", "concise", "--no-cache", "--jobs", "%s"])
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_nothing_before_the_third_second_and_nothing_left(monkeypatch, clock) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.Progress() as told:
        for done in range(1, 5):
            clock[0] += 0.4
            told(done, 9)
        assert screen.getvalue() == ""
        clock[0] += 0.6
        told(5, 9)
        assert "gclint" in screen.getvalue()
        assert "55%" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K\x1b[?25h")


def test_the_line_is_freed_when_the_run_is_stopped(monkeypatch, clock) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    told = progress.Progress()
    clock[0] += 9
    with suppress(KeyboardInterrupt), told:
        told(1, 9)
        raise KeyboardInterrupt
    assert screen.getvalue().endswith("\r\x1b[K\x1b[?25h")


def test_nothing_where_nobody_looks(monkeypatch, clock) -> None:
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress.Progress() as told:
            clock[0] += 9
            told(1, 9)
        assert stream is None or stream.getvalue() == ""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / f"{name}.json").write_text('{"role": "It", "permissions": ["a:b:c"]}')
    return tmp_path


def _run(files: Path, patience: float, jobs: int) -> tuple[str, str]:
    """What is printed, and what a terminal is shown beside it."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-c", IMPATIENT % (patience, jobs)],
        cwd=files,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    )
    os.close(theirs)
    printed, _ = run.communicate(timeout=60)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux says so at the end
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return printed, shown.decode()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_printed_is_the_same_with_a_bar_and_without(files: Path, jobs: int) -> None:
    quiet, loud = _run(files, 60, jobs), _run(files, 0, jobs)
    assert quiet[0] == loud[0] != ""
    assert quiet[1] == ""
    assert "gclint" in loud[1]
    assert loud[1].endswith("\r\x1b[K\x1b[?25h")
