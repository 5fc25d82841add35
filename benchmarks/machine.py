"""What the results were measured with."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from benchmarks.scenarios import Tools


def about(tools: Tools, seed: int) -> Mapping[str, str]:
    """The machine, the day and the versions, without a path or a name that identifies it."""
    told = {
        "date": date.today().isoformat(),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": _memory(),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "gclint": _version(tools.gclint),
        "seed": str(seed),
    }
    return {**told, "checkov": _version(tools.checkov)} if tools.checkov else told


def same_machine(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two sets of rows may stand in one table."""
    keys = ("processor", "memory", "Python", "seed")
    return all(one.get(key) == other.get(key) for key in keys)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _memory() -> str:
    try:
        size = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return "not known"
    return f"{size / 2**30:.0f} GB"


def _version(program: str) -> str:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    words = told.stdout.split()
    return words[-1] if words else sys.exit(f"{program} --version says nothing")
