"""Running the command as a user does, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Gclint = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def gclint(tmp_path: Path) -> Gclint:
    """Run `gclint ARGUMENTS` in tmp_path and return what came of it."""

    def run(*arguments: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        root = str(Path(__file__).parents[2])
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "linter", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": root},
            timeout=120,
        )

    return run
