"""Function calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from linter.model import Unknown
from linter.readers.hcl.syntax import Call, GetAttribute, Index, Name
from linter.terraform.construct import boolean, derived, is_unknown, unknown
from linter.terraform.convert import converted
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.ordering import parts
from linter.terraform.types import BOOL, DYNAMIC, STRING, ListType, SetType, TupleType
from linter.terraform.value import Value

if TYPE_CHECKING:
    from linter.terraform.functions import Function

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
    from linter.terraform.functions import FUNCTIONS

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
    from linter.terraform.functions import Invocation, invoke

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


def _templatestring(node: Call, evaluation: Evaluation) -> Value:
    """Render a template that a reference yields; a text written in place is refused."""
    span = evaluation.span(node)
    if len(node.arguments) != 2 or not isinstance(node.arguments[0], Name | GetAttribute | Index):
        raise RefusalError("templatestring() takes a reference to a template, and names", span)
    template, names = map(evaluation.value, node.arguments)
    text = converted(template, STRING)
    if is_unknown(text) or is_unknown(names):
        return unknown(derived([text, names]), span, STRING)
    if not isinstance(text.data, str) or not isinstance(names.data, dict):
        raise RefusalError("templatestring() takes a template and names", span)
    result = converted(evaluation.template(text.data, span.path, names.data), STRING)
    if isinstance(result.data, Unknown):
        result = replace(result, data=replace(result.data, span=span))
    return replace(result, span=span, written=())


_LAZY: Final[Mapping[str, Callable[[Call, Evaluation], Value]]] = {
    "try": _try,
    "can": _can,
    "templatestring": _templatestring,
}
"""The functions that look at their arguments before they are evaluated."""
