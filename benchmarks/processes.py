"""Whole processes against the clock."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.rows import Sample

_ONCE = Path(__file__).with_name("once.py")
_ENDED = -1


@dataclass(frozen=True)
class Ran:
    """One run of a command."""

    sample: Sample
    status: int
    ended: bool
    """Whether it was ended because its time was up."""
    output: bytes

    @property
    def digest(self) -> str:
        """A short hash of what was printed."""
        return hashlib.sha256(self.output).hexdigest()[:12]

    @property
    def last_line(self) -> str:
        """The end of what was printed, for a run that failed."""
        lines = self.output.decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:120] if lines else "nothing printed"


def run_once(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], bound: float, output: Path
) -> Ran:
    """Run a command in a folder, for at most `bound` seconds, and say what it took."""
    told = subprocess.run(
        [sys.executable, "-I", "-S", str(_ONCE), str(bound), str(output), *command],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    status, peak, together, seen = (int(told[at]) for at in (0, 3, 4, 5))
    sample = Sample(float(told[1]), float(told[2]), peak, together, seen)
    return Ran(sample, status, status == _ENDED, output.read_bytes())
