"""Logarithms and powers in double precision, to the last bit as Go's `math` package has them.

The C library may round the last bit the other way, and that bit shows when Terraform prints the
number. The algorithms are those of FreeBSD's msun (`e_log.c`) and of Go's `math/pow.go`.
"""

from __future__ import annotations

import math
from typing import Final

from linter.terraform.failure import unknowable

_LN2_HIGH: Final = 6.93147180369123816490e-01
_LN2_LOW: Final = 1.90821492927058770002e-10
_ODD: Final = (
    6.666666666666735130e-01,
    2.857142874366239149e-01,
    1.818357216161805012e-01,
    1.479819860511658591e-01,
)
_EVEN: Final = (3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01)


def log(x: float) -> float:
    """Compute the natural logarithm of a positive number."""
    mantissa, exponent = math.frexp(x)
    if mantissa < math.sqrt(2) / 2:
        mantissa, exponent = mantissa * 2, exponent - 1
    f = mantissa - 1
    s = f / (2 + f)
    s2 = s * s
    s4 = s2 * s2
    odd = s2 * (_ODD[0] + s4 * (_ODD[1] + s4 * (_ODD[2] + s4 * _ODD[3])))
    even = s4 * (_EVEN[0] + s4 * (_EVEN[1] + s4 * _EVEN[2]))
    half = 0.5 * f * f
    return exponent * _LN2_HIGH - ((half - (s * (half + (odd + even)) + exponent * _LN2_LOW)) - f)


def power(x: float, y: float) -> float:
    """Compute `x` to the power of `y`, a whole number or a half.

    Raises UnknowableError for other exponents, and ValueError or OverflowError where there is no
    finite result.
    """
    if y == 0 or x == 1:
        return 1.0
    if abs(y) == 0.5:
        return math.sqrt(x) if y > 0 else 1 / math.sqrt(x)
    if y != int(y):
        raise unknowable("gclint does not compute powers with a fractional exponent")
    if x == 0 or abs(y) > 1 << 62:
        return math.pow(x, y)
    answer, scale = _whole_power(x, abs(int(y)))
    return math.ldexp(answer, scale) if y > 0 else math.ldexp(1 / answer, -scale)


def _whole_power(x: float, count: int) -> tuple[float, int]:
    """Square and multiply: the mantissa and the binary exponent of the power."""
    mantissa, exponent = math.frexp(x)
    answer, scale = 1.0, 0
    while count:
        if abs(exponent) > 1 << 12:
            return answer, scale + exponent
        if count & 1:
            answer *= mantissa
            scale += exponent
        mantissa *= mantissa
        exponent *= 2
        if mantissa < 0.5:
            mantissa += mantissa
            exponent -= 1
        count >>= 1
    return answer, scale
