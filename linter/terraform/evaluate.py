"""The value of an expression."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from linter.model import Unknown
from linter.readers.hcl import syntax
from linter.readers.hcl.syntax import Expression
from linter.terraform.construct import unknown
from linter.terraform.expressions.calls import call
from linter.terraform.expressions.conditional import conditional
from linter.terraform.expressions.constructors import (
    literal,
    object_constructor,
    parentheses,
    tuple_constructor,
)
from linter.terraform.expressions.evaluation import Evaluation, Handler
from linter.terraform.expressions.loops import for_object, for_tuple
from linter.terraform.expressions.operators import binary, unary
from linter.terraform.expressions.references import reference, splat_item
from linter.terraform.expressions.splats import splat
from linter.terraform.expressions.templates import template, text_value
from linter.terraform.failure import REFUSED, RefusalError, UnknowableError
from linter.terraform.scope import Scope
from linter.terraform.value import Value

_HANDLERS: Final[Mapping[type, Handler]] = {
    syntax.Literal: literal,
    syntax.Template: template,
    syntax.Name: reference,
    syntax.GetAttribute: reference,
    syntax.Index: reference,
    syntax.SplatItem: splat_item,
    syntax.Splat: splat,
    syntax.Call: call,
    syntax.Unary: unary,
    syntax.Binary: binary,
    syntax.Conditional: conditional,
    syntax.Parentheses: parentheses,
    syntax.TupleConstructor: tuple_constructor,
    syntax.ObjectConstructor: object_constructor,
    syntax.ForTuple: for_tuple,
    syntax.ForObject: for_object,
}


def evaluate(expression: Expression, scope: Scope) -> Value:
    """Evaluate `expression` as Terraform 1.11 would, with the names and files of `scope`.

    Never raises. What Terraform would refuse is unknown with a reason that `is_refused`
    recognises, and so is, with its own reason, what only a plan or the live system can tell.
    """
    if type(expression) is syntax.Template and len(expression.parts) == 1:
        only = expression.parts[0]
        if type(only) is syntax.Piece:
            return text_value(expression, only, scope.path)
    evaluation = Evaluation(scope, _HANDLERS)
    try:
        return evaluation.value(expression)
    except RefusalError as refusal:
        span = refusal.span or evaluation.span(expression)
        source = evaluation.source(expression)
        cause = Unknown(REFUSED + refusal.reason, source, span)
    except UnknowableError as error:
        cause = error.unknown
    except RecursionError:
        return evaluation.unknown("it refers to values that are nested too deeply", expression)
    return unknown(cause, evaluation.span(expression))
