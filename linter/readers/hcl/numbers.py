"""Number literals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from linter.readers.hcl.errors import HclError

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?([0-9]+))?")

MAX_DIGITS: Final = 1000
"""Whole numbers longer than this stay Decimal, lest `1e999999999` fill the memory.

HCL itself keeps 512 bits of a number, which is 154 digits.
"""
MAX_EXPONENT: Final = 2**31 - 1
"""The largest exponent that Terraform reads (tried with Terraform 1.11)."""


def number(text: str, start: int, end: int) -> int | Decimal:
    """The value of the number literal `text[start:end]`. Raises HclError where it is malformed."""
    written = text[start:end]
    if written.isdecimal() and len(written) <= MAX_DIGITS:
        return int(written)
    found = _NUMBER.fullmatch(written)
    if found is None:
        raise HclError(start, end, f'"{written[:40]}" is not a number')
    exponent = (found[1] or "").lstrip("0")
    if len(exponent) > len(str(MAX_EXPONENT)) or int(exponent or "0") > MAX_EXPONENT:
        raise HclError(start, end, "this number's exponent is too large for Terraform")
    value = Decimal(written)
    whole = value.adjusted() < MAX_DIGITS and value == value.to_integral_value()
    return int(value) if whole else value
