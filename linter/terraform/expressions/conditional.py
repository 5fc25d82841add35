"""`condition ? then : otherwise`."""

from __future__ import annotations

from typing import Final, NamedTuple

from linter.readers.hcl.syntax import (
    Binary,
    Call,
    Conditional,
    Expression,
    GetAttribute,
    Index,
    Name,
    Parentheses,
    Template,
    Unary,
)
from linter.terraform.construct import derived, is_unknown, marked, unknown
from linter.terraform.convert import converted
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.expressions.operators import result_type
from linter.terraform.failure import RefusalError
from linter.terraform.ordering import equal
from linter.terraform.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from linter.terraform.unify import unify
from linter.terraform.value import Value


class Refused(NamedTuple):
    """A branch that Terraform refuses, which counts only if it is taken."""

    refusal: RefusalError
    type: Type | None
    """The type that Terraform gives the branch all the same; None where gclint cannot tell."""


Branch = Value | Refused
"""What a branch comes to. Terraform evaluates both, to find the type that they have in common."""

_DOUBTFUL: Final = "Terraform finds fault with the other result of the conditional"


def conditional(node: Conditional, evaluation: Evaluation) -> Value:
    """Evaluate a conditional; its branches are converted to the type they have in common."""
    then, otherwise = _branch(node.then, evaluation), _branch(node.otherwise, evaluation)
    if then.type is None or otherwise.type is None:
        return _doubtful(node, then, otherwise, evaluation)
    kind = _common_type(then, otherwise)
    if kind is None:
        reason = "the results of the conditional have no type in common"
        raise RefusalError(reason, evaluation.span(node))
    condition = _condition(node, evaluation)
    if is_unknown(condition):
        open_result = unknown(derived([condition]), evaluation.span(node), kind)
        result = _undecided(then, otherwise, kind) or open_result
    else:
        result = converted(_taken(condition, then, otherwise), kind)
    branches = [branch for branch in (then, otherwise) if isinstance(branch, Value)]
    return marked(result, condition, *branches)


def _condition(node: Conditional, evaluation: Evaluation) -> Value:
    condition = converted(evaluation.value(node.condition), BOOL)
    if condition.data is None:
        raise RefusalError("the condition is null", evaluation.span(node.condition))
    return condition


def _branch(node: Expression, evaluation: Evaluation) -> Branch:
    try:
        return evaluation.value(node)
    except RefusalError as refusal:
        return Refused(refusal, _type_of_refused(node))


def _type_of_refused(node: Expression) -> Type | None:
    match node:
        case Parentheses():
            return _type_of_refused(node.inner)
        case Name() | GetAttribute() | Index() | Call():
            return DYNAMIC
        case Unary() | Binary():
            return result_type(node.operator)
        case Template() if len(node.parts) > 1:
            return STRING
    return None


def _taken(condition: Value, then: Branch, otherwise: Branch) -> Value:
    taken = then if condition.data else otherwise
    if isinstance(taken, Refused):
        raise taken.refusal
    return taken


def _doubtful(node: Conditional, then: Branch, otherwise: Branch, evaluation: Evaluation) -> Value:
    """Leave the value unknown where the type of a refused branch would have to be known."""
    condition = _condition(node, evaluation)
    if not is_unknown(condition):
        _taken(condition, then, otherwise)
    return evaluation.unknown(_DOUBTFUL, node)


def _undecided(then: Branch, otherwise: Branch, kind: Type) -> Value | None:
    """Return what both branches come to where they come to the same number, or both to null.

    Terraform leaves other values open, whether they are equal or not.
    """
    if isinstance(then, Refused) or isinstance(otherwise, Refused):
        return None
    result = converted(then, kind)
    certain = kind == NUMBER or result.data is None
    return result if certain and equal(result, converted(otherwise, kind)) else None


def _common_type(then: Branch, otherwise: Branch) -> Type | None:
    if _is_bare_null(then):
        return otherwise.type
    if _is_bare_null(otherwise):
        return then.type
    if then.type is None or otherwise.type is None or DYNAMIC in (then.type, otherwise.type):
        return DYNAMIC
    return unify([then.type, otherwise.type])


def _is_bare_null(branch: Branch) -> bool:
    return isinstance(branch, Value) and branch.data is None and branch.type == DYNAMIC
