"""How much one call brings with it: modules that call others twice double with every level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

MAX_DEPTH: Final = 30
"""How many calls may lead to a module; what lies deeper is unknown."""

MAX_REACH: Final = 50_000
"""How many modules the calls of a root module may come to, if all calls on the way are as many as
these; what would come to more is followed only as far as FOLLOWED. `count` and `for_each` have a
bound of their own."""

FOLLOWED: Final = 1_000
"""How many calls there may be side by side, whatever they come to."""


def reach(folder: str, called: Callable[[str], Iterable[str]]) -> int:
    """Count the modules that a call of the one in `folder` comes to, each call made once.

    `called` tells where the calls of a module lead to. Counting stops past MAX_REACH, and where
    calls are not followed any deeper.
    """
    level = Counter([folder])
    total = 0
    for _ in range(MAX_DEPTH):
        total += level.total()
        if not level or total > MAX_REACH:
            break
        below: Counter[str] = Counter()
        for path, times in level.items():
            for target in called(path):
                below[target] += times
        level = below
    return total
