"""Each command imports what it needs and nothing else: imports are most of what starting costs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from importlib.util import find_spec
from pathlib import Path
from typing import Any

START = "from linter.cli import main; main()"


def imported(code: str, *arguments: str, folder: Path) -> set[str]:
    """The modules that a process looks for, by Python's own account."""
    command = [sys.executable, "-X", "importtime", "-c", code, *arguments]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    lines = (line for line in ran.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines} - {"imported package"}


def of_others(modules: Collection[str]) -> set[str]:
    """The packages among them that neither Python nor gclint brings, and that are installed."""
    tops = {name.partition(".")[0] for name in modules}
    foreign = tops - set(sys.stdlib_module_names) - {"linter"}
    return {name for name in foreign if find_spec(name) is not None}


def with_what_they_need(packages: Collection[str]) -> set[str]:
    """Packages, and those that they may import in turn."""
    waiting, known = list(packages), set(packages)
    while waiting:
        found = {
            name
            for distribution in packages_distributions().get(waiting.pop(), ())
            for needed in needs(distribution)
            for name in packages_of().get(needed, ())
        }
        waiting.extend(found - known)
        known |= found
    return known


def needs(distribution: str) -> Iterator[str]:
    try:
        wanted = requires(distribution) or ()
    except PackageNotFoundError:
        wanted = ()
    yield from (plain(re.split(r"[^\w.-]", one)[0]) for one in wanted)


@cache
def packages_of() -> dict[str, list[str]]:
    """The packages that each distribution brings."""
    found: dict[str, list[str]] = {}
    for package, distributions in packages_distributions().items():
        for one in distributions:
            found.setdefault(plain(one), []).append(package)
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_a_command_imports(
    command_line: str, estate: Callable[[int], Path], budgets: dict[str, Any]
) -> None:
    budget, folder = budgets["imports"][command_line], estate(1)
    before = imported("pass", folder=folder)
    modules = imported(START, *command_line.split(), folder=folder) - before
    extra = sorted(of_others(modules) - with_what_they_need(budget["packages"]))
    assert not extra, (
        f"gclint {command_line} imports {', '.join(extra)}, for which it has no budget"
    )
    told = f"{len(modules)} modules, where {budget['modules']} are allowed: {sorted(modules)}"
    assert len(modules) <= budget["modules"], told
