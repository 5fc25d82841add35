"""Function calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from linter.readers.hcl.syntax import Call
from linter.terraform.construct import boolean, derived, is_unknown, unknown
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.functions import FUNCTIONS, Function, Invocation, invoke
from linter.terraform.ordering import parts
from linter.terraform.types import BOOL, DYNAMIC, ListType, SetType, TupleType
from linter.terraform.value import Value

CORE: Final = "core::"
"""The namespace of the built-in functions, which may be written out."""


def call(node: Call, evaluation: Evaluation) -> Value:
    """Evaluate a call of a built-in function; those of providers are unknown."""
    name = node.function.removeprefix(CORE)
    span = evaluation.span(node)
    if name in _LAZY and not node.expand:
        return _LAZY[name](node, evaluation)
    if "::" in name:
        return evaluation.unknown(f"{name}() is computed by a provider", node)
    found = FUNCTIONS.get(name)
    if found is None:
        raise RefusalError(f"there is no function {name}()", span)
    try:
        return _invoked(found, node, evaluation)
    except UnknowableError as error:
        return unknown(error.unknown, span)
    except RefusalError as refusal:
        refusal.span = refusal.span or span
        raise


def _invoked(found: Function, node: Call, evaluation: Evaluation) -> Value:
    arguments = [evaluation.value(argument) for argument in node.arguments]
    if node.expand:
        arguments.extend(_expanded(arguments.pop()))
    invocation = Invocation((), evaluation.span(node), evaluation.source(node), evaluation)
    return invoke(found, arguments, invocation)


def _expanded(last: Value) -> tuple[Value, ...]:
    """Return the elements of the argument before `...`; raises UnknowableError without them."""
    if isinstance(last.data, tuple):
        return last.data
    if is_unknown(last) and isinstance(last.type, ListType | SetType | TupleType):
        raise UnknowableError(derived([last]))
    if is_unknown(last) and last.type == DYNAMIC:
        raise UnknowableError(derived([last]))
    raise RefusalError("only a list, set or tuple can be expanded into arguments", last.span)


def _try(node: Call, evaluation: Evaluation) -> Value:
    """Take the first argument that Terraform would not refuse; unknown if that is open."""
    if not node.arguments:
        raise RefusalError("try() needs an argument", evaluation.span(node))
    for argument in node.arguments:
        try:
            value = evaluation.value(argument)
        except RefusalError:
            continue
        waiting = [part for part in parts(value) if is_unknown(part)]
        return unknown(derived(waiting), evaluation.span(node)) if waiting else value
    raise RefusalError("none of the arguments of try() succeeds", evaluation.span(node))


def _can(node: Call, evaluation: Evaluation) -> Value:
    """Tell whether Terraform would accept the argument."""
    span = evaluation.span(node)
    if len(node.arguments) != 1:
        raise RefusalError("can() takes one argument", span)
    try:
        value = evaluation.value(node.arguments[0])
    except RefusalError:
        return boolean(data=False, span=span)
    waiting = [part for part in parts(value) if is_unknown(part)]
    return unknown(derived(waiting), span, BOOL) if waiting else boolean(data=True, span=span)


_LAZY: Final[Mapping[str, Callable[[Call, Evaluation], Value]]] = {"try": _try, "can": _can}
"""The functions that look at their arguments before they are evaluated."""
