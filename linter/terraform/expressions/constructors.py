"""Literals, parentheses, `[...]` and `{...}`."""

from __future__ import annotations

from linter.model import Span
from linter.readers.hcl.syntax import (
    Expression,
    Literal,
    ObjectConstructor,
    Parentheses,
    Piece,
    Template,
    TupleConstructor,
)
from linter.terraform import numbers
from linter.terraform.construct import (
    boolean,
    derived,
    is_unknown,
    marked,
    null,
    numeric,
    object_of,
    tuple_of,
    unknown,
)
from linter.terraform.convert import converted
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.failure import RefusalError
from linter.terraform.types import STRING
from linter.terraform.value import Value


def literal(node: Literal, evaluation: Evaluation) -> Value:
    """Evaluate a number, `true`, `false` or `null`."""
    span = evaluation.span(node)
    if node.value is None:
        return null(span)
    if isinstance(node.value, bool):
        return boolean(node.value, span)
    return numeric(numbers.number(node.value), span)


def parentheses(node: Parentheses, evaluation: Evaluation) -> Value:
    """Evaluate what the parentheses hold."""
    return evaluation.value(node.inner)


def tuple_constructor(node: TupleConstructor, evaluation: Evaluation) -> Value:
    """Evaluate `[a, b]`."""
    return tuple_of([evaluation.value(item) for item in node.items], evaluation.span(node))


def object_constructor(node: ObjectConstructor, evaluation: Evaluation) -> Value:
    """Evaluate `{ a = b }`; unknown as a whole where one of its keys is unknown."""
    attributes: dict[str, Value] = {}
    spans: dict[str, Span] = {}
    keys: list[Value] = []
    for entry in node.entries:
        name = _written_key(entry.key)
        if name is None:
            key = object_key(evaluation.value(entry.key))
            keys.append(key)
            name = key.data if isinstance(key.data, str) else None
        value = evaluation.value(entry.value)
        if name is not None:
            attributes[name] = value
            spans[name] = evaluation.span(entry.key)
    if any(map(is_unknown, keys)):
        return unknown(derived(keys), evaluation.span(node))
    return marked(object_of(attributes, evaluation.span(node), spans), *keys)


def _written_key(node: Expression) -> str | None:
    """A key that is written out in ASCII, as almost all are; others are evaluated."""
    if type(node) is Template and len(node.parts) == 1:
        only = node.parts[0]
        if type(only) is Piece and only.text.isascii():
            return only.text
    return None


def object_key(key: Value) -> Value:
    """Convert the key of an object to a string, which may be unknown."""
    if key.data is None:
        raise RefusalError("null is not a key", key.span)
    return key if is_unknown(key) else converted(key, STRING)
