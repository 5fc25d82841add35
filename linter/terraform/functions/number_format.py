"""Numbers as `format` writes them, which is how Go's fmt does."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from linter.terraform import numbers
from linter.terraform.arithmetic import magnitude
from linter.terraform.failure import RefusalError
from linter.terraform.functions.verbs import Verb
from linter.terraform.numbers import Number

_BASES: Final = {"d": "", "b": "0b", "o": "0", "x": "0x", "X": "0X"}
"""The verbs of whole numbers, and the prefix that the flag `#` asks for."""

DEFAULT_PRECISION: Final = 6
"""Digits behind the point for `%f` and `%e`."""


def format_number(verb: Verb, number: Number) -> str:
    """Write a number as one of the verbs b, d, o, x, X, e, E, f, g and G asks."""
    size = magnitude(number)
    sign = _sign(number) or ("+" if "+" in verb.flags else " " if " " in verb.flags else "")
    if verb.mode in _BASES:
        filling = "0" if "0" in verb.flags and verb.precision is None else " "
        return _padded(verb, sign + _prefix(verb), _whole(verb, size), filling)
    digits = _fractional(verb, size)
    filling = "0" if "0" in verb.flags else " "
    return _padded(verb, sign, digits.upper() if verb.mode.isupper() else digits, filling)


def general(number: Number, precision: int | None) -> str:
    """Write a number like `%g`: with an exponent where it is very large or very small."""
    digits, point = _significant(magnitude(number), precision)
    sign = _sign(number)
    threshold = 6 if precision is None else max(precision, 1)
    if precision is not None and threshold > len(digits) >= point:
        threshold = len(digits)
    if -4 <= point - 1 < threshold:
        return sign + _positional(digits, point)
    return sign + _scientific(digits, point)


def _sign(number: Number) -> str:
    return "-" if numbers.text(number).startswith("-") else ""


def _whole(verb: Verb, number: Number) -> str:
    if not isinstance(number, int):
        raise RefusalError(f"%{verb.mode} writes whole numbers only")
    if verb.precision == 0 and number == 0:
        return ""
    return format(number, verb.mode).rjust(verb.precision or 0, "0")


def _prefix(verb: Verb) -> str:
    return _BASES[verb.mode] if verb.sharp else ""


def _fractional(verb: Verb, number: Number) -> str:
    if verb.mode in "gG":
        return general(number, verb.precision)
    precision = DEFAULT_PRECISION if verb.precision is None else verb.precision
    if verb.mode == "f":
        return _fixed(number, precision)
    digits, point = _significant(number, precision + 1)
    return _scientific(digits.ljust(precision + 1, "0"), point)


def _fixed(number: Number, precision: int) -> str:
    scaled = str(round(numbers.fraction(number) * 10**precision)).rjust(precision + 1, "0")
    if precision == 0:
        return scaled
    return f"{scaled[:-precision]}.{scaled[-precision:]}"


def _significant(number: Number, precision: int | None) -> tuple[str, int]:
    """Return the significant digits without trailing zeros, and where the point stands."""
    shortest = Decimal(numbers.text(number))
    if shortest == 0:
        return "0", 1
    digits, point = _digits(shortest)
    if precision is not None and len(digits) > max(precision, 1):
        unit = Fraction(10) ** (point - max(precision, 1))
        rounded = round(numbers.fraction(number) / unit) * unit
        digits, point = _digits(Decimal(rounded.numerator) / rounded.denominator)
    return digits, point


def _digits(number: Decimal) -> tuple[str, int]:
    _, digits, exponent = number.as_tuple()
    text = "".join(map(str, digits))
    return text.rstrip("0") or "0", len(text) + int(exponent)


def _positional(digits: str, point: int) -> str:
    if point <= 0:
        return "0." + "0" * -point + digits
    if len(digits) <= point:
        return digits.ljust(point, "0")
    return f"{digits[:point]}.{digits[point:]}"


def _scientific(digits: str, point: int) -> str:
    mantissa = digits[0] + (f".{digits[1:]}" if len(digits) > 1 else "")
    exponent = point - 1 if digits.strip("0") else 0
    return f"{mantissa}e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


def _padded(verb: Verb, sign: str, digits: str, filling: str) -> str:
    missing = max(verb.width - len(sign) - len(digits), 0)
    if "-" in verb.flags:
        return sign + digits + " " * missing
    if filling == "0":
        return sign + "0" * missing + digits
    return " " * missing + sign + digits
