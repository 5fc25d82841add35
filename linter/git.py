"""Asking git about a repository: the only place where gclint starts a process."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

_TIMEOUT: Final = 60
"""Seconds; git answers in far less, unless it waits for something that never comes."""
_QUIET: Final = (
    "--no-pager",
    "--no-optional-locks",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=" + os.devnull,
    "-c", "core.quotePath=false",
)  # fmt: skip
"""Keeps git from starting programs that a repository's own configuration names."""


class NoGit(Exception):
    """git is not there, or it refused; the message says why in one line."""


def git(root: Path, *arguments: str) -> bytes:
    """What `git ARGUMENTS` prints in the folder `root`; raises NoGit."""
    command = [_program(root), *_QUIET, *arguments]
    environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the program is found on the PATH
            command, cwd=root, env=environment, capture_output=True, check=False,
            stdin=subprocess.DEVNULL, timeout=_TIMEOUT,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoGit(f"git could not be run: {error}") from error
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoGit(lines[0] if lines else f"git ended with status {done.returncode}")
    return done.stdout


def _program(root: Path) -> str:
    """The git of the PATH, and never one of the folder in question: Windows would look there."""
    program = shutil.which("git")
    if program is None or Path(program).resolve().is_relative_to(root.resolve()):
        raise NoGit("git is not installed")
    return program
