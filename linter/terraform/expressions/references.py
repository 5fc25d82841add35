"""Names, attributes and indexes: everything that refers to another value."""

from __future__ import annotations

from itertools import takewhile

from linter.readers.hcl.syntax import Expression, GetAttribute, Index, Name, SplatItem
from linter.terraform.expressions.access import attribute, index
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.value import Value

Step = GetAttribute | Index


def reference(node: Name | Step, evaluation: Evaluation) -> Value:
    """Evaluate `root.a.b[key].c`; the scope is asked for the leading names all at once."""
    steps: list[Step] = []
    root: Expression = node
    while isinstance(root, GetAttribute | Index):
        steps.append(root)
        root = root.target
    steps.reverse()
    if isinstance(root, Name):
        value, used = _named(root, steps, evaluation)
    else:
        value, used = evaluation.value(root), 0
    for step in steps[used:]:
        value = _step(value, step, evaluation)
    return value


def splat_item(node: SplatItem, evaluation: Evaluation) -> Value:
    """Evaluate the element that a splat is at."""
    if evaluation.item is not None:
        return evaluation.item
    return evaluation.unknown("it stands outside a splat expression", node)


def _named(root: Name, steps: list[Step], evaluation: Evaluation) -> tuple[Value, int]:
    """Find the value of the leading names, and how many of `steps` it accounts for."""
    bound = evaluation.bindings.get(root.name)
    if bound is not None:
        return bound, 0
    attributes = takewhile(lambda step: isinstance(step, GetAttribute), steps)
    names = (root.name, *(step.name for step in attributes if isinstance(step, GetAttribute)))
    last = steps[len(names) - 2] if len(names) > 1 else root
    value, used = evaluation.scope.resolve(names, evaluation.span(last))
    return value, used - 1


def _step(value: Value, step: Step, evaluation: Evaluation) -> Value:
    span = evaluation.span(step)
    if isinstance(step, GetAttribute):
        return attribute(value, step.name, span)
    return index(value, evaluation.value(step.key), span)
