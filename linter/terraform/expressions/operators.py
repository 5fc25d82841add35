"""`!`, `-`, arithmetic, comparison and logic."""

from __future__ import annotations

import operator as python
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from linter.model import Span
from linter.readers.hcl.syntax import Binary, Unary
from linter.terraform.arithmetic import (
    added,
    divided,
    multiplied,
    negated,
    remainder,
    subtracted,
)
from linter.terraform.construct import boolean, derived, is_unknown, numeric, unknown
from linter.terraform.convert import converted
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.failure import RefusalError
from linter.terraform.numbers import Number
from linter.terraform.ordering import equal, parts
from linter.terraform.types import BOOL, NUMBER, Type
from linter.terraform.value import Value


def result_type(operator: str) -> Type:
    """Return the type that an operator yields; `-` with one operand and with two yield the same."""
    return NUMBER if operator in _ARITHMETIC else BOOL


def unary(node: Unary, evaluation: Evaluation) -> Value:
    """Evaluate `!operand` or `-operand`."""
    kind = BOOL if node.operator == "!" else NUMBER
    operand = _operand(evaluation.value(node.operand), kind)
    span = evaluation.span(node)
    if is_unknown(operand):
        return unknown(derived([operand]), span, kind)
    if isinstance(operand.data, int | Decimal) and kind == NUMBER:
        return Value(negated(operand.data), NUMBER, span, sensitive=operand.sensitive)
    return Value(not operand.data, BOOL, span, sensitive=operand.sensitive)


def binary(node: Binary, evaluation: Evaluation) -> Value:
    """Evaluate a chain of operators of one precedence from its left end, without recursion."""
    chain = [node]
    while isinstance(chain[-1].left, Binary):
        chain.append(chain[-1].left)
    left = evaluation.value(chain[-1].left)
    for link in reversed(chain):
        left = _applied(link.operator, left, evaluation.value(link.right), evaluation.span(link))
    return left


def _applied(sign: str, left: Value, right: Value, span: Span) -> Value:
    result = _equality(left, right, span) if sign in ("==", "!=") else None
    if result is None:
        result = _computed(sign, left, right, span)
    elif sign == "!=" and isinstance(result.data, bool):
        result = boolean(not result.data, span)
    return replace(result, sensitive=left.sensitive or right.sensitive)


def _equality(left: Value, right: Value, span: Span) -> Value:
    answer = equal(left, right)
    if answer is None:
        return unknown(derived([*parts(left), *parts(right)]), span, BOOL)
    return boolean(answer, span)


def _computed(sign: str, left: Value, right: Value, span: Span) -> Value:
    """Apply an operator other than equality.

    Terraform 1.11 evaluates both sides of `&&` and `||` whatever the other is.
    """
    kind = BOOL if sign in ("&&", "||") else NUMBER
    operands = [_operand(left, kind), _operand(right, kind)]
    if any(map(is_unknown, operands)):
        return unknown(derived(operands), span, result_type(sign))
    first, second = (operand.data for operand in operands)
    if isinstance(first, bool) and isinstance(second, bool):
        return boolean(first and second if sign == "&&" else first or second, span)
    if isinstance(first, int | Decimal) and isinstance(second, int | Decimal):
        if sign in _COMPARISONS:
            return boolean(_COMPARISONS[sign](first, second), span)
        return numeric(_ARITHMETIC[sign](first, second), span)
    raise RefusalError(f"the operator {sign} cannot be applied here", span)


def _operand(value: Value, kind: Type) -> Value:
    operand = converted(value, kind)
    if operand.data is None:
        raise RefusalError("null cannot be computed with", value.span)
    return operand


_ARITHMETIC: Final[Mapping[str, Callable[[Number, Number], Number]]] = {
    "+": added,
    "-": subtracted,
    "*": multiplied,
    "/": divided,
    "%": remainder,
}
_COMPARISONS: Final[Mapping[str, Callable[[Number, Number], bool]]] = {
    "<": python.lt,
    "<=": python.le,
    ">": python.gt,
    ">=": python.ge,
}
