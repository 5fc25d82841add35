"""`for` expressions."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model import Span
from linter.readers.hcl.syntax import Expression, ForDirective, ForObject, ForTuple
from linter.terraform.construct import (
    counted,
    derived,
    is_unknown,
    marked,
    object_of,
    string,
    tuple_of,
    unknown,
)
from linter.terraform.convert import converted
from linter.terraform.expressions.constructors import object_key
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.types import BOOL, SetType
from linter.terraform.value import Value


def for_tuple(node: ForTuple, evaluation: Evaluation) -> Value:
    """Evaluate `[for ...]`; unknown where the collection or a condition is."""
    span = evaluation.span(node)
    sources = [evaluation.value(node.collection)]
    try:
        results = [inner.value(node.result) for inner in _kept(node, sources, evaluation)]
    except UnknowableError as error:
        return marked(unknown(error.unknown, span), *sources)
    return marked(tuple_of(results, span), *sources)


def for_object(node: ForObject, evaluation: Evaluation) -> Value:
    """Evaluate `{for ...}`; unknown where the collection, a condition or a key is."""
    span = evaluation.span(node)
    sources = [evaluation.value(node.collection)]
    found: dict[str, list[Value]] = {}
    try:
        for inner in _kept(node, sources, evaluation):
            key = inner.value(node.name)
            sources.append(key)
            found.setdefault(_name(key), []).append(inner.value(node.result))
    except UnknowableError as error:
        return marked(unknown(error.unknown, span), *sources)
    return marked(object_of(_grouped(node, found, span), span), *sources)


def iterations(
    node: ForTuple | ForObject | ForDirective, collection: Value, evaluation: Evaluation
) -> Iterator[Evaluation]:
    """Yield an evaluation for each element, in which the names of the `for` are bound.

    Raises UnknowableError where the collection is unknown, or there is too much to go through.
    """
    for key, value in _elements(collection, node.collection, evaluation):
        evaluation.steps.take(1)
        bindings = {node.value: value}
        if node.key is not None:
            bindings = {node.key: key, node.value: value}
        yield evaluation.bound(bindings)


def _grouped(node: ForObject, found: dict[str, list[Value]], span: Span) -> dict[str, Value]:
    if node.grouped:
        return {name: tuple_of(group, span) for name, group in found.items()}
    for name, group in found.items():
        if len(group) > 1:
            raise RefusalError(f"two elements produce the key {name!r}", group[1].span)
    return {name: group[0] for name, group in found.items()}


def _elements(
    collection: Value, node: Expression, evaluation: Evaluation
) -> Iterator[tuple[Value, Value]]:
    match collection.data:
        case tuple() as items if isinstance(collection.type, SetType):
            yield from zip(items, items, strict=True)
        case tuple() as items:
            yield from ((counted(at, item.span), item) for at, item in enumerate(items))
        case dict() as items:
            for name, item in items.items():
                yield string(name, collection.keys.get(name, item.span)), item
        case None:
            raise RefusalError("null has no elements to iterate over", evaluation.span(node))
        case _ if is_unknown(collection):
            raise UnknowableError(derived([collection]))
        case _:
            reason = f"a value of type {collection.type} has no elements to iterate over"
            raise RefusalError(reason, evaluation.span(node))


def _kept(
    node: ForTuple | ForObject, sources: list[Value], evaluation: Evaluation
) -> Iterator[Evaluation]:
    """Yield what passes the condition, and add to `sources` what decided that."""
    count = 0
    for inner in iterations(node, sources[0], evaluation):
        count += 1
        if node.condition is not None:
            sources.append(inner.value(node.condition))
        if node.condition is None or _holds(sources[-1]):
            yield inner
    if node.condition is not None and not count:
        _check(node, node.condition, evaluation)


def _check(node: ForTuple | ForObject, condition: Expression, evaluation: Evaluation) -> None:
    """Evaluate the condition without an element; Terraform refuses some even then."""
    open_value = evaluation.unknown("it stands for an element", node)
    names = {name: open_value for name in (node.key, node.value) if name is not None}
    found = evaluation.bound(names).value(condition)
    if found.data is None:
        raise RefusalError("the condition of a for expression is null", found.span)
    converted(found, BOOL)


def _holds(condition: Value) -> bool:
    if condition.data is None:
        raise RefusalError("the condition of a for expression is null", condition.span)
    if is_unknown(condition):
        raise UnknowableError(derived([condition]))
    return converted(condition, BOOL).data is True


def _name(key: Value) -> str:
    name = object_key(key).data
    if isinstance(name, str):
        return name
    raise UnknowableError(derived([key]))
