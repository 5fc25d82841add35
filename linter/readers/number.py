"""Numbers as JSON and YAML write them."""

from __future__ import annotations

import sys

_LONGEST = sys.int_info.default_max_str_digits


def whole(digits: str) -> int | float:
    """Read a decimal integer.

    One with more digits than Python prints (4,300 by default) becomes the float nearest to it,
    so that nobody trips over it later.
    """
    if len(digits) < _LONGEST:
        return int(digits)
    return fraction(digits)


def fraction(digits: str) -> float:
    """Read a decimal fraction; beyond a double's range (`1e999`) the largest double stands in."""
    value = float(digits)
    if abs(value) > sys.float_info.max:
        return sys.float_info.max if value > 0 else -sys.float_info.max
    return value
