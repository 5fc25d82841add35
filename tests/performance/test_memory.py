"""What a run holds at most, in bytes that Python allocates: the same on every machine, to a few
percent. Resident memory, which the benchmark measures, is half as much again.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from linter.cli import main
from linter.model import Estate, View

Written = Callable[..., Path]
Check = Callable[[Path], None]

SMALL, LARGE = 0.3, 0.9
"""Megabytes of an export; both are more than the size from which a file counts as large."""


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Checks a folder in this process, without a cache."""

    def run(folder: Path) -> None:
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit):
            main(["check", "--jobs", "1", "--no-cache"])
        capsys.readouterr()

    return run


def _peak(check: Check, folder: Path) -> int:
    """The most bytes that a check of a folder holds at once, beyond what was there before."""
    gc.collect()
    tracemalloc.start()
    try:
        check(folder)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("size", "kind"), [(100, "files"), (SMALL, "MB of HCL")])
def test_what_is_judged_goes_without_the_collector(
    size: float, kind: str, estate: Written, check: Check
) -> None:
    """It runs seldom, and finds nothing that an index still leads to."""
    before = _left()
    gc.disable()
    try:
        check(estate(size, kind))
        assert _left() - before == Counter()
    finally:
        gc.enable()


def _left() -> Counter[str]:
    """How many there are of the things that lead to all else."""
    return Counter(type(one).__name__ for one in gc.get_objects() if type(one) in (Estate, View))


def test_a_large_file_takes_so_many_times_its_size(
    estate: Written, check: Check, budgets: Mapping[str, Any]
) -> None:
    folders = [estate(size, "MB of HCL") for size in (SMALL, LARGE)]
    check(folders[0])  # what a process keeps: modules, the catalogue
    peaks = [_peak(check, folder) for folder in folders]
    times = (peaks[1] - peaks[0]) / ((LARGE - SMALL) * 1_000_000)
    assert times <= budgets["memory"]["bytes for each byte of HCL"], times
