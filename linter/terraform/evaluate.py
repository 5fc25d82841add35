"""The value of an expression."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from linter.model import Unknown
from linter.readers.hcl import syntax
from linter.readers.hcl.syntax import Expression
from linter.terraform.construct import unknown
from linter.terraform.expressions.evaluation import Evaluation, Handler
from linter.terraform.expressions.templates import text_value
from linter.terraform.failure import REFUSED, RefusalError, UnknowableError
from linter.terraform.scope import Scope
from linter.terraform.value import Value

_HOMES: Final[Mapping[type, tuple[str, str]]] = {
    syntax.Literal: ("constructors", "literal"),
    syntax.Template: ("templates", "template"),
    syntax.Name: ("references", "reference"),
    syntax.GetAttribute: ("references", "reference"),
    syntax.Index: ("references", "reference"),
    syntax.SplatItem: ("references", "splat_item"),
    syntax.Splat: ("splats", "splat"),
    syntax.Call: ("calls", "call"),
    syntax.Unary: ("operators", "unary"),
    syntax.Binary: ("operators", "binary"),
    syntax.Conditional: ("conditional", "conditional"),
    syntax.Parentheses: ("constructors", "parentheses"),
    syntax.TupleConstructor: ("constructors", "tuple_constructor"),
    syntax.ObjectConstructor: ("constructors", "object_constructor"),
    syntax.ForTuple: ("loops", "for_tuple"),
    syntax.ForObject: ("loops", "for_object"),
}
"""The module of `expressions/` that evaluates a kind of node, and its function for that."""


class _Handlers(dict[type, Handler]):
    """What evaluates each kind of node, imported where there is one of it."""

    def __missing__(self, kind: type) -> Handler:
        home, name = _HOMES[kind]
        handler: Handler = getattr(import_module(f"linter.terraform.expressions.{home}"), name)
        self[kind] = handler
        return handler


_HANDLERS: Final = _Handlers()


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
