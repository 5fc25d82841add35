"""How steeply something grows: the exponent of the size, 1 where it grows as fast as that."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]
"""A size, and what was measured at it; both above 0."""


def exponent(points: Sequence[Point]) -> float:
    """The slope of the line that fits best (least squares) where both axes are logarithmic.

    Raises ValueError for fewer than two sizes.
    """
    if len({size for size, _ in points}) < 2:
        raise ValueError("a slope needs two sizes")
    along = [math.log(size) for size, _ in points]
    up = [math.log(amount) for _, amount in points]
    middle, height = sum(along) / len(along), sum(up) / len(up)
    rise = sum((x - middle) * (y - height) for x, y in zip(along, up, strict=True))
    return rise / sum((x - middle) ** 2 for x in along)


def last_step(points: Sequence[Point]) -> float:
    """The slope between the two largest sizes, where a fixed cost flattens it the least."""
    return exponent(sorted(points)[-2:])
