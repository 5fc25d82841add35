"""What a run holds at most, in bytes that Python allocates: the same on every machine, to a few
percent. Resident memory, which the benchmark measures, is half as much again.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from linter.cli import main

Estate = Callable[..., Path]
Peak = Callable[[Path], int]

SMALL, LARGE = 0.5, 1.5
"""Megabytes of an export; both are more than the size from which a file counts as large."""


@pytest.fixture
def peak(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Peak:
    """The most bytes that a check of a folder holds at once, beyond what was there before."""

    def check(folder: Path) -> int:
        monkeypatch.chdir(folder)
        gc.collect()
        tracemalloc.start()
        try:
            with pytest.raises(SystemExit):
                main(["check", "--jobs", "1", "--no-cache"])
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            capsys.readouterr()

    return check


def test_a_large_file_takes_so_many_times_its_size(
    estate: Estate, peak: Peak, budgets: Mapping[str, Any]
) -> None:
    folders = [estate(size, "MB of HCL") for size in (SMALL, LARGE)]
    peak(folders[0])  # what a process keeps: modules, the catalogue
    peaks = [peak(folder) for folder in folders]
    times = (peaks[1] - peaks[0]) / ((LARGE - SMALL) * 1_000_000)
    assert times <= budgets["memory"]["bytes for each byte of HCL"], times
