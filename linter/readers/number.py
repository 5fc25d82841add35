"""Numbers as JSON and YAML write them, such that nobody trips over one later."""

from __future__ import annotations

import sys
from typing import Final

_LONGEST: Final = 300
"""Digits of an integer that is kept exactly. Up to here a float holds it too; Python refuses to
print one of more than 4,300."""


def whole(digits: str) -> int | float:
    """Read a decimal integer; one of more than 300 digits becomes the nearest float."""
    if len(digits) <= _LONGEST:
        return int(digits)
    return fraction(digits)


def fraction(digits: str) -> float:
    """Read a decimal fraction; beyond a float's range (`1e999`) the largest float stands in."""
    value = float(digits)
    if abs(value) > sys.float_info.max:
        return sys.float_info.max if value > 0 else -sys.float_info.max
    return value
