"""The smallest set of grants, held against trying every set."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from linter.access.smallest import EXACT, smallest
from linter.catalogue.parts.scopes import reads

_NAMES = ["a:view", "b:add", "b:view", "c", "c:readonly", "d:edit"]
_requirement = st.frozensets(st.sampled_from(_NAMES), min_size=1, max_size=4)


def _cost(names: frozenset[str]) -> tuple[int, int, list[str]]:
    return len(names), sum(not reads(name) for name in names), sorted(names)


def _by_trying(requirements: list[frozenset[str]]) -> frozenset[str]:
    names = sorted({name for one in requirements for name in one})
    for size in range(len(names) + 1):
        sets = [frozenset(one) for one in combinations(names, size)]
        enough = [one for one in sets if all(one & needed for needed in requirements)]
        if enough:
            return min(enough, key=_cost)
    raise AssertionError("all names together are always enough")


@given(st.lists(_requirement, max_size=7))
def test_it_is_the_best_of_all_sets(requirements: list[frozenset[str]]) -> None:
    assert smallest(requirements) == _by_trying(requirements)


@given(st.lists(_requirement, max_size=7), st.randoms())
def test_order_makes_no_difference(requirements: list[frozenset[str]], random: Random) -> None:
    shuffled = random.sample(requirements, len(requirements))
    assert smallest(shuffled) == smallest(requirements)


def test_what_hangs_together_beyond_the_bound_is_still_met() -> None:
    names = [f"n{number}:view" for number in range(3 * EXACT)]
    ring = [frozenset({one, names[(number + 1) % len(names)]}) for number, one in enumerate(names)]
    chosen = smallest(ring)
    assert all(chosen & needed for needed in ring)
    assert len(chosen) <= len(names) * 2 // 3


def test_reading_is_preferred_to_writing() -> None:
    assert smallest([frozenset({"quality", "quality:readonly"})]) == {"quality:readonly"}
    assert smallest([frozenset({"a:b:add", "x:y:view"})]) == {"x:y:view"}
    assert smallest([]) == frozenset()
