"""`condition ? then : otherwise`."""

from __future__ import annotations

from linter.readers.hcl.syntax import Conditional, Expression
from linter.terraform.construct import derived, is_unknown, unknown
from linter.terraform.convert import converted
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.failure import RefusalError
from linter.terraform.ordering import equal
from linter.terraform.types import BOOL, DYNAMIC, Type
from linter.terraform.unify import unify
from linter.terraform.value import Value

Branch = Value | RefusalError
"""What a branch comes to. Terraform evaluates both, for their types, and a refusal counts only
in the branch that is taken."""


def conditional(node: Conditional, evaluation: Evaluation) -> Value:
    """Evaluate a conditional; its branches are converted to the type they have in common."""
    then = _branch(node.then, evaluation)
    otherwise = _branch(node.otherwise, evaluation)
    kind = _common_type(then, otherwise)
    if kind is None:
        raise RefusalError(
            "the results of a conditional must be of one type", evaluation.span(node)
        )
    condition = evaluation.value(node.condition)
    if condition.data is None:
        raise RefusalError("the condition is null", evaluation.span(node.condition))
    if is_unknown(condition):
        return _undecided(then, otherwise, kind) or unknown(
            derived([condition]), evaluation.span(node), kind
        )
    taken = then if converted(condition, BOOL).data else otherwise
    if isinstance(taken, RefusalError):
        raise taken
    return converted(taken, kind)


def _branch(node: Expression, evaluation: Evaluation) -> Branch:
    try:
        return evaluation.value(node)
    except RefusalError as refusal:
        return refusal


def _undecided(then: Branch, otherwise: Branch, kind: Type) -> Value | None:
    """Return what both branches come to where they come to the same."""
    if isinstance(then, RefusalError) or isinstance(otherwise, RefusalError):
        return None
    result = converted(then, kind)
    return result if equal(result, converted(otherwise, kind)) else None


def _common_type(then: Branch, otherwise: Branch) -> Type | None:
    if isinstance(then, RefusalError) or isinstance(otherwise, RefusalError):
        return DYNAMIC
    if _is_bare_null(then):
        return otherwise.type
    if _is_bare_null(otherwise):
        return then.type
    if DYNAMIC in (then.type, otherwise.type):
        return DYNAMIC
    return unify([then.type, otherwise.type])


def _is_bare_null(value: Value) -> bool:
    return value.data is None and value.type == DYNAMIC
