"""Numbers as Terraform keeps them: binary floating point, as a rule with 512 bits of mantissa.

A whole number is an int and any other a Decimal: the shortest decimal that Terraform would read
back as the same bits, which is also how Terraform prints it. Some functions yield numbers of fewer
bits, and what is computed from those alone has fewer too. Precision and rounding follow
`cty.ParseNumberVal` and Go's `big.Float` (https://github.com/zclconf/go-cty).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from linter.terraform.failure import RefusalError, unknowable

MANTISSA: Final = 512
"""Bits of precision of a number that was written."""

COUNTED: Final = 64
"""Bits of a number that Terraform counted, such as a length or an index."""

DOUBLE: Final = 53
"""Bits of what pow() and log() compute."""

EXACT_DIGITS: Final = 153
"""Decimals of so many digits all differ as 512-bit numbers: floor(511 * log10(2))."""

LARGEST_EXPONENT: Final = 4000
"""Powers of ten beyond which gclint does not follow: Python prints ints up to 4,300 digits."""

NEGATIVE_ZERO: Final = Decimal("-0")
"""Terraform tells it from zero when it prints it, and nowhere else."""

_NUMBER: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,9})?", re.ASCII)

Number = int | Decimal


class ShortInt(int):
    """A whole number with fewer than 512 bits of mantissa."""

    bits: int


class ShortDecimal(Decimal):
    """A number that is not whole, with fewer than 512 bits of mantissa."""

    bits: int


def precision(value: Number) -> int:
    """Return the bits of mantissa that Terraform keeps of `value`."""
    return value.bits if isinstance(value, ShortInt | ShortDecimal) else MANTISSA


def number(value: int | Decimal | Fraction, bits: int = MANTISSA) -> Number:
    """Round `value` to what Terraform would hold: an int where it is whole."""
    if bits < MANTISSA:
        return _short(Fraction(value), bits)
    if isinstance(value, int) and value.bit_length() <= MANTISSA:
        return int(value)
    if isinstance(value, Decimal):
        _refuse_exponent(value.adjusted())
        if len(value.as_tuple().digits) <= EXACT_DIGITS:
            return _plain(value)
    return _nearest(Fraction(value), MANTISSA)


def fraction(value: Number) -> Fraction:
    """Return the exact binary value that Terraform computes with."""
    exact = Fraction(value)
    return exact if isinstance(value, int) else _rounded(exact, precision(value))


def text(value: Number) -> str:
    """Print a number as Terraform does: all digits, never an exponent."""
    if isinstance(value, int) and value.bit_length() > precision(value):
        return format(_shortest(Fraction(value), precision(value)), "f")
    return format(value, "d" if isinstance(value, int) else "f")


def parse(written: str) -> Number:
    """Read the decimal notation that Terraform converts from strings; raises RefusalError."""
    if not _NUMBER.fullmatch(written):
        raise RefusalError("a number is required")
    read = number(Decimal(written))
    return NEGATIVE_ZERO if read == 0 and written.startswith("-") else read


def _refuse_exponent(exponent: int) -> None:
    if abs(exponent) > LARGEST_EXPONENT:
        raise unknowable(f"gclint does not compute numbers beyond 10^{LARGEST_EXPONENT}")


def _short(value: Fraction, bits: int) -> Number:
    nearest = _nearest(value, bits)
    short = ShortInt(nearest) if isinstance(nearest, int) else ShortDecimal(nearest)
    short.bits = bits
    return short


def _nearest(value: Fraction, bits: int) -> Number:
    if value.denominator == 1 and value.numerator.bit_length() <= min(bits, COUNTED):
        return value.numerator  # as nearly all are: each step of range() is one
    _refuse_exponent(_magnitude(value))
    rounded = _rounded(value, bits)
    return rounded.numerator if rounded.denominator == 1 else _shortest(rounded, bits)


def _plain(value: Decimal) -> Number:
    """Drop trailing zeros; an int where nothing is left after the point."""
    if value == value.to_integral_value():
        return int(value)
    sign, digits, exponent = value.as_tuple()
    kept = "".join(map(str, digits)).rstrip("0")
    dropped = len(digits) - len(kept)
    return Decimal((sign, tuple(map(int, kept)), int(exponent) + dropped))


def _rounded(value: Fraction, bits: int) -> Fraction:
    """Round to so many significant bits, half to even."""
    top, bottom = abs(value.numerator), value.denominator
    if top.bit_length() <= bits and bottom & (bottom - 1) == 0:
        return value
    shift = top.bit_length() - bottom.bit_length() - bits
    scaled = value / Fraction(2) ** shift
    if abs(scaled) >= 1 << bits:
        shift += 1
        scaled /= 2
    return round(scaled) * Fraction(2) ** shift


def _shortest(value: Fraction, bits: int) -> Decimal:
    """Find the fewest digits that name this number among those of so many bits.

    They lie within half a step of the last bit, as Go has it (`roundShortest` in math/big).
    """
    power = _magnitude(value)
    half_step = Fraction(2) ** (_top_bit(value) - bits - 1)
    is_even = (value / half_step) % 4 == 0
    low, high = 1, EXACT_DIGITS + 4
    while low < high:
        middle = (low + high) // 2
        distance = abs(_to_digits(value, power, middle) - value)
        if distance < half_step or (is_even and distance == half_step):
            high = middle
        else:
            low = middle + 1
    scale = low - 1 - power
    whole = round(value * Fraction(10) ** scale)
    digits = str(abs(whole))
    kept = digits.rstrip("0")
    exponent = len(digits) - len(kept) - scale
    return Decimal((int(whole < 0), tuple(map(int, kept)), exponent))


def _top_bit(value: Fraction) -> int:
    """Return the power of two that `value` is less than, and half of which it is not."""
    size = abs(value)
    guess = size.numerator.bit_length() - size.denominator.bit_length()
    return guess + 1 if size >= Fraction(2) ** guess else guess


def _to_digits(value: Fraction, power: int, digits: int) -> Fraction:
    unit = Fraction(10) ** (power - digits + 1)
    return round(value / unit) * unit


def _magnitude(value: Fraction) -> int:
    """Return the power of ten of the leading digit."""
    if value == 0:
        return 0
    size = abs(value)
    bits = size.numerator.bit_length() - size.denominator.bit_length()
    guess = int(bits * 0.30103) - 2
    if abs(guess) > LARGEST_EXPONENT:
        return guess
    while size >= Fraction(10) ** (guess + 1):
        guess += 1
    return guess
