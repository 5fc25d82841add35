"""The smallest set of names that meets requirements of the form `one of these`.

Which set is smallest: the one with the fewest names; among those the one with the fewest names
that may change something (`x:add`, a scope without `:readonly`); among those the one whose sorted
names come first. Requirements that share no name are solved apart from each other, exactly for up
to `EXACT` of them together; beyond that greedily, always taking the name that meets the most of
what is left, with the same order between equals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.catalogue.parts.scopes import reads

EXACT = 16
"""Requirements that hang together and are still solved exactly. Of all published operations
together, at most 15 hang together once single and implied requirements are met."""

Names = frozenset[str]


def smallest(requirements: Iterable[Names]) -> Names:
    """The smallest set that has a name of each requirement; empty requirements are met."""
    waiting = {one for one in requirements if one}
    chosen = frozenset(name for one in waiting if len(one) == 1 for name in one)
    left = _minimal({one for one in waiting if not one & chosen})
    for group in _connected(left):
        chosen |= _exact(group) if len(group) <= EXACT else _greedy(group)
    return chosen


def _minimal(requirements: set[Names]) -> list[Names]:
    """Without those that a narrower one implies, in a fixed order."""
    ordered = sorted(requirements, key=lambda one: (len(one), sorted(one)))
    kept: list[Names] = []
    for one in ordered:
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept


def _connected(requirements: list[Names]) -> Iterator[list[Names]]:
    """Groups of requirements that share names, directly or through others."""
    left = list(requirements)
    while left:
        group = [left.pop(0)]
        reached = group[0]
        while joining := [one for one in left if one & reached]:
            group += joining
            reached = reached.union(*joining)
            left = [one for one in left if one not in joining]
        yield group


def _exact(requirements: list[Names]) -> Names:
    best = _greedy(requirements)
    waiting: list[tuple[Names, list[Names]]] = [(frozenset(), requirements)]
    while waiting:
        chosen, left = waiting.pop()
        if not left:
            best = min(best, chosen, key=_cost)
        elif len(chosen) < len(best):
            narrowest = min(left, key=lambda one: (len(one), sorted(one)))
            waiting += [
                (chosen | {name}, [one for one in left if name not in one])
                for name in sorted(narrowest, reverse=True)
            ]
    return best


def _greedy(requirements: list[Names]) -> Names:
    chosen: set[str] = set()
    left = list(requirements)
    while left:
        counts = {name: sum(name in one for one in left) for one in left for name in one}
        name = min(counts, key=lambda name: (-counts[name], not reads(name), name))
        chosen.add(name)
        left = [one for one in left if name not in one]
    return frozenset(chosen)


def _cost(names: Names) -> tuple[int, int, list[str]]:
    return len(names), sum(not reads(name) for name in names), sorted(names)
