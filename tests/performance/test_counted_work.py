"""A run does no more work than it used to, and four times the files take four times as much.

Seconds differ by machine and by the hour; counts do not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.grounds import changed
from benchmarks.work import COUNTED, Work

Checked = Callable[..., Work]
Estate = Callable[..., Path]

WEIGHED = (*dict.fromkeys(COUNTED.values()), "bytes parsed", "steps")
FEW = 50
"""Calls of a function that are too few to tell how they grow."""
ALONE, SHARED = "teams/team-0000/queues.tf", "teams/team-0000/access.tf"


@pytest.fixture(autouse=True)
def _what_a_process_reads_once(estate: Estate, checked: Checked) -> None:
    checked(estate(10), "--no-cache")


def above(work: Work, budget: Mapping[str, float]) -> list[str]:
    """What is above its budget, in words."""
    return [
        f"{name}: {work.counted.get(name, 0):,}, where {most:,} are allowed"
        for name, most in budget.items()
        if work.counted.get(name, 0) > most
    ]


def too_steep(small: Work, large: Work, most: float) -> dict[str, str]:
    """The functions of gclint's whose calls grow more than so many times."""
    return {
        f"{module}.{name}": f"{small.calls.get((module, name), 0):,} calls, then {count:,}"
        for (module, name), count in large.calls.items()
        if module.startswith("linter.")
        and count > FEW
        and 0 < most * small.calls.get((module, name), 0) < count
    }


def test_the_work_of_a_check(estate: Estate, checked: Checked, budgets: dict[str, Any]) -> None:
    work = checked(estate(100), "--no-cache")
    assert [name for name in WEIGHED if not work.counted.get(name)] == [], "is it called otherwise?"
    assert above(work, budgets["work"]["check"]) == []


def test_four_times_the_size_takes_four_times_the_work(
    growing: str, estate: Estate, checked: Checked, budgets: dict[str, Any]
) -> None:
    growth = budgets["growth"][growing]
    sizes = (growth["small"], growth["large"])
    small, large = (checked(estate(size, growing), "--no-cache") for size in sizes)
    grown = {name: large.counted[name] / one for name, one in small.counted.items() if one}
    assert {name: ratio for name, ratio in grown.items() if ratio > growth["most"]} == {}
    assert grown["steps"] > 1.5, "starting costs more than the work: take larger sizes"
    assert too_steep(small, large, growth["most of one function"]) == {}


def test_what_is_remembered_is_not_done_again(
    estate: Estate, checked: Checked, budgets: dict[str, Any]
) -> None:
    checked(estate(100))
    assert above(checked(estate(100)), budgets["work"]["all cached"]) == []


@pytest.mark.parametrize("file", [ALONE, SHARED])
def test_the_work_after_one_changed_file(
    file: str, estate: Estate, checked: Checked, budgets: dict[str, Any]
) -> None:
    root = estate(100)
    checked(root)
    with changed(root / file, 1):
        work = checked(root)
    assert above(work, budgets["work"]["changed"][Path(file).name]) == []


def test_the_work_after_a_change_does_not_grow_with_what_did_not_change(
    estate: Estate, checked: Checked
) -> None:
    parsed = []
    for size in (100, 400):
        checked(estate(size))
        with changed(estate(size) / ALONE, 2):
            parsed.append(checked(estate(size)).counted["parsed"])
    assert parsed[0] == parsed[1]
