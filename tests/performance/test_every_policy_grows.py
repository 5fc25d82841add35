"""No policy's work grows faster than the estate: the examples of all of them, and four times those.

Many policies look at things beside the one they judge, and a loop over the estate for each thing
in it is quickly written. The synthetic estates show only some of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.modules import policies
from benchmarks.work import Work, work_of
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

TIMES = 4
FEW = 50
"""Calls of a function that are too few to tell how they grow."""


def planted(copies: int) -> Mapping[str, str]:
    """The first good and the first bad example of every policy, each copy in folders of its own."""
    return {
        f"copy{copy}/{policy.id}/{group}/{file}": text
        for copy in range(copies)
        for policy in policies()
        for group, examples in (("good", policy.good[:1]), ("bad", policy.bad[:1]))
        for example in examples
        for file, text in example.files.items()
    }


def judged(copies: int) -> Work:
    tree = MemoryTree(planted(copies))
    job = Job(
        tree=tree,
        wanted=frozenset(tree.paths()),
        named=frozenset(),
        policies=policies(),
        settings=replace(Settings(), select=("all",)),
        today=date(2026, 1, 1),
    )
    return work_of(lambda: run(job))


@pytest.fixture(scope="module")
def works() -> tuple[Work, Work]:
    judged(1)  # what a process reads once
    return judged(1), judged(TIMES)


def test_all_work_grows_as_the_estate_does(works: tuple[Work, Work]) -> None:
    once, often = works
    assert often.counted["steps"] <= TIMES * once.counted["steps"]
    assert often.counted["judgements"] == TIMES * once.counted["judgements"]


def test_no_function_is_called_for_each_pair(works: tuple[Work, Work]) -> None:
    once, often = works
    steep = {
        f"{module}.{name}": f"{once.calls.get((module, name), 0):,} calls, then {count:,}"
        for (module, name), count in often.calls.items()
        if module.startswith("linter.")
        and count > FEW
        and count > 1.1 * TIMES * once.calls.get((module, name), 0)
    }
    assert steep == {}
