"""Arithmetic on Terraform's numbers: each result has the precision of the more precise operand.

See `Value.Add` and its kin in `cty/value_ops.go` (https://github.com/zclconf/go-cty).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.numbers import MANTISSA, NEGATIVE_ZERO, Number, fraction, number, precision


def negated(operand: Number) -> Number:
    """Compute `-operand`."""
    if operand == 0:
        return 0 if _is_negative(operand) else NEGATIVE_ZERO
    return number(-fraction(operand), precision(operand))


def added(left: Number, right: Number) -> Number:
    """Compute `left + right`."""
    if left == right == 0 and _is_negative(left) and _is_negative(right):
        return NEGATIVE_ZERO
    return number(fraction(left) + fraction(right), _finer(left, right))


def subtracted(left: Number, right: Number) -> Number:
    """Compute `left - right`."""
    return added(left, negated(right))


def multiplied(left: Number, right: Number) -> Number:
    """Compute `left * right`, which keeps all the bits it needs."""
    product = fraction(left) * fraction(right)
    bits = min(max(_finer(left, right), _needed(product)), MANTISSA)
    return _signed(number(product, bits), left, right)


def divided(left: Number, right: Number) -> Number:
    """Compute `left / right`."""
    if right == 0:
        if left == 0:
            raise RefusalError("zero divided by zero")
        raise unknowable("a division by zero is infinite")
    return _signed(number(fraction(left) / fraction(right), _finer(left, right)), left, right)


def remainder(left: Number, right: Number) -> Number:
    """Compute `left % right`, which takes the sign of `left`."""
    if 0 in (left, right):
        return left
    bits = precision(left)
    whole = fraction(number(Fraction(int(fraction(divided(left, right)))), bits))
    product = fraction(number(fraction(right) * whole, bits))
    return number(fraction(left) - product, bits)


def magnitude(operand: Number) -> Number:
    """Drop the sign."""
    return number(abs(fraction(operand)), precision(operand))


def _finer(left: Number, right: Number) -> int:
    return max(precision(left), precision(right))


def _needed(product: Fraction) -> int:
    """Count the bits of mantissa that hold `product` exactly."""
    top = abs(product.numerator)
    return (top // (top & -top)).bit_length() if top else 0


def _is_negative(operand: Number) -> bool:
    return operand.is_signed() if isinstance(operand, Decimal) else operand < 0


def _signed(result: Number, left: Number, right: Number) -> Number:
    """Give a product of zero the sign that its factors call for."""
    negative = _is_negative(left) != _is_negative(right)
    return NEGATIVE_ZERO if result == 0 and negative else result
