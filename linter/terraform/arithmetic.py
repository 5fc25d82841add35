"""Arithmetic on Terraform's numbers: each result rounded to 512 bits, as `cty` does it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.numbers import NEGATIVE_ZERO, Number, fraction, number


def negated(operand: Number) -> Number:
    """Compute `-operand`."""
    if operand == 0:
        return 0 if _is_negative(operand) else NEGATIVE_ZERO
    return number(operand.copy_negate() if isinstance(operand, Decimal) else -operand)


def added(left: Number, right: Number) -> Number:
    """Compute `left + right`."""
    return number(fraction(left) + fraction(right))


def subtracted(left: Number, right: Number) -> Number:
    """Compute `left - right`."""
    return number(fraction(left) - fraction(right))


def multiplied(left: Number, right: Number) -> Number:
    """Compute `left * right`."""
    return _signed(number(fraction(left) * fraction(right)), left, right)


def divided(left: Number, right: Number) -> Number:
    """Compute `left / right`."""
    if right == 0:
        if left == 0:
            raise RefusalError("zero divided by zero")
        raise unknowable("a division by zero is infinite")
    return _signed(number(fraction(left) / fraction(right)), left, right)


def remainder(left: Number, right: Number) -> Number:
    """Compute `left % right`, which takes the sign of `left`."""
    if right == 0:
        return left
    whole = fraction(number(Fraction(int(fraction(divided(left, right))))))
    product = fraction(number(fraction(right) * whole))
    return number(fraction(left) - product)


def _is_negative(operand: Number) -> bool:
    return operand.is_signed() if isinstance(operand, Decimal) else operand < 0


def _signed(result: Number, left: Number, right: Number) -> Number:
    """Give a product of zero the sign that its factors call for."""
    negative = _is_negative(left) != _is_negative(right)
    return NEGATIVE_ZERO if result == 0 and negative else result
