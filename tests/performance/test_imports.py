"""Each command imports what it needs and nothing else: imports are most of what starting costs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

START = "from linter.cli import main; main()"


def imported(code: str, *arguments: str, folder: Path) -> set[str]:
    """The modules that a process imports, by Python's own account."""
    command = [sys.executable, "-X", "importtime", "-c", code, *arguments]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    lines = (line for line in ran.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines} - {"imported package"}


def test_what_a_command_imports(
    command_line: str, estate: Callable[[int], Path], budgets: dict[str, Any]
) -> None:
    budget, folder = budgets["imports"][command_line], estate(1)
    before = imported("pass", folder=folder)
    modules = imported(START, *command_line.split(), folder=folder) - before
    tops = {name.partition(".")[0] for name in modules}
    foreign = tops - set(sys.stdlib_module_names) - {"linter"}
    extra = sorted(foreign - set(budget["packages"]))
    assert not extra, f"gclint {command_line} imports {', '.join(extra)}, for which it has no budget"
    told = f"{len(modules)} modules, where {budget['modules']} are allowed: {sorted(modules)}"
    assert len(modules) <= budget["modules"], told
