"""Functions of numbers."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

from linter.terraform import doubles, numbers
from linter.terraform.arithmetic import magnitude
from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.functions.signature import Invocation, Parameter, function, scalar
from linter.terraform.numbers import Number
from linter.terraform.types import DYNAMIC, NUMBER
from linter.terraform.value import Value

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The digits of parseint(), which tells upper from lower case above base 36."""

LONGEST_NUMERAL: Final = 4000
"""Digits that parseint() reads; see `numbers.LARGEST_EXPONENT`."""

SMALLEST_FLOAT: Final = 2.0**-1000
"""Results of pow() and log() below it lie outside of what gclint computes exactly."""


def whole(number: Number) -> int:
    """Return a number that has to be whole, such as an index."""
    index = int(number)
    if number != index or abs(index) >= 1 << 63:
        raise RefusalError("a whole number is required")
    return index


@scalar("abs", NUMBER, returns=NUMBER)
def absolute(number: Number) -> Number:
    """Drop the sign."""
    return magnitude(number)


@scalar("ceil", NUMBER, returns=NUMBER)
def ceil(number: Number) -> Number:
    """Round up to a whole number."""
    return numbers.number(math.ceil(numbers.fraction(number)), numbers.precision(number))


@scalar("floor", NUMBER, returns=NUMBER)
def floor(number: Number) -> Number:
    """Round down to a whole number."""
    return numbers.number(math.floor(numbers.fraction(number)), numbers.precision(number))


@scalar("log", NUMBER, NUMBER, returns=NUMBER)
def log(number: Number, base: Number) -> Number:
    """Compute a logarithm in double precision, as Terraform does."""
    if number <= 0 or base <= 0:
        raise unknowable("the logarithm is not a finite number")
    try:
        return _from_double(doubles.log(_double(number)) / doubles.log(_double(base)))
    except ZeroDivisionError:
        raise unknowable("the logarithm is not a finite number") from None


@scalar("pow", NUMBER, NUMBER, returns=NUMBER)
def power(number: Number, exponent: Number) -> Number:
    """Compute a power in double precision, as Terraform does."""
    try:
        return _from_double(doubles.power(_double(number), _double(exponent)))
    except (ValueError, OverflowError, ZeroDivisionError):
        raise unknowable("the power is not a finite number") from None


@scalar("signum", NUMBER, returns=NUMBER)
def signum(number: Number) -> Number:
    """Tell the sign of a whole number as -1, 0 or 1."""
    sign = whole(number)
    return numbers.number((sign > 0) - (sign < 0), numbers.COUNTED)


@scalar("max", rest=NUMBER, returns=NUMBER)
def largest(*given: Number) -> Number:
    """Find the largest number."""
    if not given:
        raise RefusalError("max() needs a number")
    return max(given)


@scalar("min", rest=NUMBER, returns=NUMBER)
def smallest(*given: Number) -> Number:
    """Find the smallest number."""
    if not given:
        raise RefusalError("min() needs a number")
    return min(given)


@function("parseint", Parameter(DYNAMIC), Parameter(NUMBER), returns=NUMBER)
def parseint(invocation: Invocation) -> Value:
    """Read a whole number in a base from 2 to 62."""
    text, base = invocation.data
    if not isinstance(text, str):
        raise RefusalError("parseint() takes a string")
    if not 2 <= whole(base) <= len(_DIGITS):
        raise RefusalError("the base of parseint() is a whole number between 2 and 62")
    if len(text) > LONGEST_NUMERAL:
        raise unknowable(f"gclint does not read numbers of more than {LONGEST_NUMERAL} digits")
    digits = text.removeprefix("-") if text.startswith("-") else text.removeprefix("+")
    total = 0
    for digit in digits.lower() if base <= 36 else digits:
        total = total * base + _digit(digit, base)
    if not digits:
        raise RefusalError("there is no number to read")
    total = -total if text.startswith("-") else total
    bits = min(max(total.bit_length(), numbers.COUNTED), numbers.MANTISSA)
    return Value(numbers.number(total, bits), NUMBER, invocation.span)


def _digit(digit: str, base: int) -> int:
    found = _DIGITS.find(digit)
    if not 0 <= found < base:
        raise RefusalError(f"{digit!r} is not a digit of base {base}")
    return found


def _double(number: Number) -> float:
    """Convert to a double; Terraform refuses a number that it cannot hold."""
    try:
        double = float(number)
    except OverflowError:
        raise RefusalError("the number is too large") from None
    if math.isinf(double):
        raise RefusalError("the number is too large")
    return double


def _from_double(double: float) -> Number:
    if math.isinf(double) or math.isnan(double) or 0 < abs(double) < SMALLEST_FLOAT:
        raise unknowable("the result is not a finite number")
    if double == 0 and math.copysign(1, double) < 0:
        return numbers.NEGATIVE_ZERO
    return numbers.number(Fraction(double), numbers.DOUBLE)
