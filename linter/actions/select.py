"""What a JSONPath finds in a response, as the platform's library (Jayway) would."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from linter.actions.values import Undecided
from linter.model import MISSING
from linter.readers.jsonpath import Path
from linter.readers.jsonpath.syntax import (
    Both,
    Call,
    Child,
    Condition,
    Descend,
    Either,
    Elements,
    Every,
    Filter,
    Not,
    Operand,
    Slice,
    Step,
    Test,
)

_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
_SUMS: dict[str, Callable[[list[float]], float]] = {
    "min": lambda numbers: float(min(numbers)),
    "max": lambda numbers: float(max(numbers)),
    "sum": lambda numbers: float(sum(numbers)),
    "avg": lambda numbers: sum(numbers) / len(numbers),
}


class _LostError(Exception):
    """The path fails: it finds nothing where one value was asked for."""


class _UnsureError(Exception):
    """A part of the path is not evaluated."""


def select(path: Path, document: Any) -> Any:
    """The value found, MISSING where the path fails, or Undecided."""
    try:
        found = _all(path.steps, document, document)
    except _LostError:
        return MISSING
    except _UnsureError as unsure:
        return Undecided(str(unsure))
    if not path.definite:
        return found
    return found[0] if found else MISSING


def _all(steps: tuple[Step, ...], start: Any, top: Any) -> list[Any]:
    current, definite = [start], True
    for step in steps:
        if isinstance(step, Descend):
            current = [below for node in current for below in _below(node)]
            definite = False
            continue
        current = [found for node in current for found in _step(step, node, definite, top)]
        definite = definite and not isinstance(step, Slice | Every | Filter) and _one(step)
    return current


def _one(step: Step) -> bool:
    return not (isinstance(step, Elements) and len(step.indexes) > 1)


def _below(node: Any) -> Iterator[Any]:
    """`node` and all objects and lists within it, each before its own parts."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, dict | list):
            yield current
            inner = current.values() if isinstance(current, dict) else current
            waiting += reversed([*inner])


def _step(step: Step, node: Any, definite: bool, top: Any) -> list[Any]:
    match step:
        case Child(names=names):
            return _child(names, node, definite)
        case Every():
            return (
                [*node.values()]
                if isinstance(node, dict)
                else list(node)
                if isinstance(node, list)
                else []
            )
        case Filter(condition=condition):
            items = [node] if isinstance(node, dict) else node if isinstance(node, list) else []
            return [item for item in items if _holds(condition, item, top)]
        case Call(name=name, arguments=arguments):
            return [_call(name, arguments, node)]
    if not isinstance(node, list):
        if definite:
            raise _LostError
        return []
    if isinstance(step, Slice):
        return node[step.start : step.end]
    indexes = step.indexes if isinstance(step, Elements) else ()
    return [node[index] for index in indexes if -len(node) <= index < len(node)]


def _child(names: tuple[str, ...], node: Any, definite: bool) -> list[Any]:
    there = isinstance(node, dict) and all(name in node for name in names)
    if not there:
        if definite and len(names) == 1:
            raise _LostError
        if definite:
            raise _UnsureError("several names are asked for, and not all are there")
        return []
    return [node[names[0]] if len(names) == 1 else {name: node[name] for name in names}]


def _call(name: str, arguments: str, node: Any) -> Any:
    if name in ("length", "size") and not arguments:
        return len(node) if isinstance(node, dict | list) else None
    if name == "keys" and isinstance(node, dict):
        return [*node]
    if isinstance(node, list) and node and name in ("first", "last"):
        return node[0 if name == "first" else -1]
    numbers = node if isinstance(node, list) and not arguments else []
    if name in _SUMS and numbers and all(isinstance(one, int | float) for one in numbers):
        return _SUMS[name](numbers)
    raise _UnsureError(f'the function "{name}" is not evaluated')


def _holds(condition: Condition, item: Any, top: Any) -> bool:
    match condition:
        case Not(inner=inner):
            return not _holds(inner, item, top)
        case Both(left=left, right=right):
            return _holds(left, item, top) and _holds(right, item, top)
        case Either(left=left, right=right):
            return _holds(left, item, top) or _holds(right, item, top)
        case Test(operator=operator, left=first, right=second):
            value = _operand(first, item, top)
            if second is None:
                return value is not MISSING
            return _compared(operator, value, _operand(second, item, top))
    return False


def _operand(operand: Operand, item: Any, top: Any) -> Any:
    if not operand.root:
        return operand.literal
    try:
        found = _all(operand.steps, item if operand.root == "@" else top, top)
    except _LostError:
        return MISSING
    if Path(operand.steps).definite:
        return found[0] if found else MISSING
    return found


def _compared(operator: str, left: Any, right: Any) -> bool:
    if operator in ("==", "==="):
        return _alike(left, right)
    if operator in ("!=", "!=="):
        return not _alike(left, right)
    if operator in _ORDER:
        kinds = (str,) if isinstance(left, str) else (int, float)
        return (
            isinstance(left, kinds) and isinstance(right, kinds) and _ORDER[operator](left, right)
        )
    if operator in ("in", "nin"):
        return (left in _listed(right)) is (operator == "in")
    if operator == "contains" and isinstance(left, str | list):
        return right in left
    raise _UnsureError(f'the operator "{operator}" is not evaluated')


def _alike(left: Any, right: Any) -> bool:
    """A boolean is no number here, and nothing equals a property that is not there."""
    if isinstance(left, bool) is not isinstance(right, bool):
        return False
    return left is not MISSING and bool(left == right)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    try:
        found = json.loads(str(value).replace("'", '"'))
    except ValueError:
        found = None
    if not isinstance(found, list):
        raise _UnsureError("a list in the filter is not evaluated")
    return found
