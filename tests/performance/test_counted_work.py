"""A run does no more work than it used to, and four times the files take four times as much.

Seconds differ by machine and by the hour; counts do not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.work import COUNTED

Counted = Mapping[str, int]
Checked = Callable[..., Counted]
Estate = Callable[..., Path]

WEIGHED = (*dict.fromkeys(COUNTED.values()), "bytes parsed", "steps")


@pytest.fixture(autouse=True)
def _what_a_process_reads_once(estate: Estate, checked: Checked) -> None:
    checked(estate(10))


def above(counted: Counted, budget: Mapping[str, float]) -> list[str]:
    """What is above its budget, in words."""
    return [
        f"{name}: {counted.get(name, 0):,}, where {most:,} are allowed"
        for name, most in budget.items()
        if counted.get(name, 0) > most
    ]


def test_the_work_of_a_check(estate: Estate, checked: Checked, budgets: dict[str, Any]) -> None:
    counted = checked(estate(100))
    assert [name for name in WEIGHED if not counted.get(name)] == [], "counted by another name?"
    assert above(counted, budgets["work"]["check"]) == []


def test_four_times_the_size_takes_four_times_the_work(
    growing: str, estate: Estate, checked: Checked, budgets: dict[str, Any]
) -> None:
    growth = budgets["growth"][growing]
    small, large = (checked(estate(growth[size], growing)) for size in ("small", "large"))
    grown = {name: large[name] / small[name] for name in WEIGHED if small.get(name)}
    assert {name: ratio for name, ratio in grown.items() if ratio > growth["most"]} == {}
    assert grown["steps"] > 1.5, "starting costs more than the work: take larger sizes"
