"""Several runs at once, and runs that are killed, leave behind what is right or nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLIENT = """
resource "genesyscloud_oauth_client" "widget" {
  name                  = "%s"
  scopes                = ["users"]
  authorized_grant_type = "TOKEN"
}
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    for name in range(12):
        (folder / f"app{name}").mkdir()
        (folder / f"app{name}/main.tf").write_text(CLIENT % name)
    return folder


def start(files: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "linter", "check", "-f", "concise", *arguments],
        cwd=files,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def said(run: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = run.communicate(timeout=120)
    return run.returncode, out, err


def test_runs_at_once_and_runs_that_are_killed(files: Path) -> None:
    anew = said(start(files, "--no-cache"))
    assert anew[0] == 1
    for wait in (0.15, 0.3, 0.45):
        killed = start(files)
        time.sleep(wait)
        os.killpg(killed.pid, signal.SIGKILL)
        killed.communicate()
    assert {said(one) for one in [start(files) for _ in range(5)]} == {anew}
    (files / "app3/main.tf").write_text(CLIENT % "other")
    changed = {said(one) for one in [start(files, *more) for more in ((), ("--no-cache",))]}
    assert len(changed) == 1
    assert changed != {anew}
