"""Numbers and switches, also where they were written in quotes."""

from __future__ import annotations

import math


def as_number(value: object) -> float | None:
    """The number that a value is or spells; None where it is none.

    Terraform and the platform take `"30"` for 30, and so does this.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def is_on(value: object) -> bool:
    """Whether a switch is on: true, or the text that Terraform takes for it."""
    return value is True or value == "true"
