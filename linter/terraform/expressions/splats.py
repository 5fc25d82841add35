"""`target[*].name` and `target.*.name`."""

from __future__ import annotations

from linter.model import Unknown
from linter.readers.hcl.syntax import Splat
from linter.terraform.construct import collection, derived, is_unknown, marked, tuple_of, unknown
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.failure import RefusalError
from linter.terraform.types import DYNAMIC, ListType, SetType, TupleType, Type
from linter.terraform.value import Value


def splat(node: Splat, evaluation: Evaluation) -> Value:
    """Evaluate a splat; null becomes no element, and a single value a list of one."""
    target = evaluation.value(node.target)
    return marked(_results(node, target, evaluation), target)


def _results(node: Splat, target: Value, evaluation: Evaluation) -> Value:
    span = evaluation.span(node)
    if not isinstance(target.type, ListType | SetType | TupleType):
        return _upgraded(node, target, evaluation)
    if target.data is None:
        raise RefusalError("a splat of null, which has no elements", span)
    if not isinstance(target.data, tuple):
        return unknown(derived([target]), span, _result_type(node, target.type, evaluation))
    evaluation.steps.take(len(target.data))
    results = [evaluation.with_item(item).value(node.each) for item in target.data]
    if isinstance(target.type, TupleType):
        return tuple_of(results, span)
    kinds = [result.type for result in results]
    if any(kind != kinds[0] for kind in kinds):
        raise RefusalError("the elements of a splat over a list differ in type", span)
    element = kinds[0] if kinds else _each_type(node, target.type.element, evaluation)
    return collection(results, ListType(element), span)


def _upgraded(node: Splat, target: Value, evaluation: Evaluation) -> Value:
    span = evaluation.span(node)
    if target.data is None:
        return tuple_of([], span)
    if is_unknown(target):
        return unknown(derived([target]), span)
    return tuple_of([evaluation.with_item(target).value(node.each)], span)


def _result_type(node: Splat, target: Type, evaluation: Evaluation) -> Type:
    match target:
        case ListType() | SetType():
            return ListType(_each_type(node, target.element, evaluation))
        case TupleType():
            return TupleType(tuple(_each_type(node, kind, evaluation) for kind in target.items))
    return DYNAMIC


def _each_type(node: Splat, element: Type, evaluation: Evaluation) -> Type:
    """Find the type of the results by evaluating with an unknown element."""
    item = unknown(Unknown("it stands for an element"), evaluation.span(node.target), element)
    return evaluation.with_item(item).value(node.each).type
