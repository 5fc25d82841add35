"""Finds inputs that take a branch of `#if`, for the conditions people write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter.actions.samples import Scenario, choices, kind, ordinary, ordinary_call
from linter.actions.values import Value
from linter.readers.velocity.syntax import (
    Binary,
    Expression,
    Foreach,
    If,
    Interpolated,
    Literal,
    Method,
    Node,
    Property,
    Reference,
    Text,
    Unary,
)

Wanted = dict[str, Value]
"""What inputs have to be; None means left out."""
MOST = 32
"""Branches that scenarios are made for, so that a template of many is judged in time."""

_MIRROR = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def branch_scenarios(nodes: tuple[Node, ...], properties: Mapping[str, Any]) -> Iterator[Scenario]:
    """For each branch, a call that takes it, where such a call can be told."""
    base = ordinary_call(properties).values
    solver = _Solver(properties)
    made = 0
    waiting: list[tuple[Node, Wanted]] = [(node, {}) for node in reversed(nodes)]
    while waiting and made < MOST:
        node, given = waiting.pop()
        if isinstance(node, Foreach):
            waiting += [(inner, given) for inner in reversed(node.body)]
        if not isinstance(node, If):
            continue
        before: Wanted | None = given
        for branch in node.branches:
            taken = solver.also(before, branch.condition, True) if branch.condition else before
            before = solver.also(before, branch.condition, False) if branch.condition else None
            if taken is None:
                continue
            made += 1
            yield Scenario(_label(taken), _filled(base, taken))
            waiting += [(inner, taken) for inner in reversed(branch.body)]


def _label(taken: Wanted) -> str:
    said = [
        f'"{name}" is {"left out" if value is None else repr(value)}'
        for name, value in taken.items()
    ]
    return " and ".join(said[:3]) or "every input has an ordinary value"


def _filled(base: Mapping[str, Value], taken: Wanted) -> dict[str, Value]:
    return {n: v for n, v in {**base, **taken}.items() if n not in taken or taken[n] is not None}


class _Solver:
    def __init__(self, properties: Mapping[str, Any]) -> None:
        self._properties = properties

    def also(self, given: Wanted | None, condition: Expression, truth: bool) -> Wanted | None:
        """`given` with what makes `condition` come out as `truth`; None where that is not found."""
        found = None if given is None else self._wanted(condition, truth)
        return None if given is None or found is None else _merged(given, found)

    def _wanted(self, condition: Expression, truth: bool) -> Wanted | None:
        match condition:
            case Unary(operator="!", operand=inner):
                return self._wanted(inner, not truth)
            case Binary(operator="&&" | "||" as operator, left=left, right=right):
                return self._joined(operator, left, right, truth)
            case Binary(operator=operator, left=left, right=right):
                return self._compared(
                    operator if truth else _OPPOSITE.get(operator, ""), left, right
                )
        name = _input(condition)
        if name is not None:
            return self._present(name, truth)
        return self._called(condition, truth)

    def _joined(
        self, operator: str, left: Expression, right: Expression, truth: bool
    ) -> Wanted | None:
        first, second = self._wanted(left, truth), self._wanted(right, truth)
        if (operator == "&&") is truth:
            return None if first is None or second is None else _merged(first, second)
        return first if first is not None else second

    def _present(self, name: str, truth: bool) -> Wanted | None:
        if kind(self._properties.get(name)) == "boolean":
            return {name: truth}
        return {} if truth else {name: None}

    def _compared(self, operator: str, left: Expression, right: Expression) -> Wanted | None:
        if _input(left) is None:
            left, right = right, left
            operator = _MIRROR.get(operator, operator)
        name = _input(left)
        if name is None:
            return None
        if isinstance(right, Reference) and right.name == "null":
            return {name: None} if operator == "==" else {}
        literal = _literal(right)
        return None if literal is None else self._against(name, operator, literal)

    def _against(self, name: str, operator: str, literal: Value) -> Wanted | None:
        typed = kind(self._properties.get(name))
        if isinstance(literal, str):
            return self._text(name, operator, literal, typed)
        if isinstance(literal, bool):
            return {name: literal is (operator == "==")} if operator in ("==", "!=") else None
        if isinstance(literal, int) and typed in ("integer", "number"):
            step = {"==": 0, "<=": 0, ">=": 0, "<": -1}.get(operator, 1)
            return {name: literal + step}
        return None

    def _text(self, name: str, operator: str, literal: str, typed: str) -> Wanted | None:
        if operator == "!=":
            return self._other(name, literal, typed)
        if operator != "==":
            return None
        if typed == "string":
            return {name: literal}
        if typed == "boolean" and literal in ("true", "false"):
            return {name: literal == "true"}
        return {name: None} if literal == "" else None

    def _other(self, name: str, literal: str, typed: str) -> Wanted:
        """A value other than `literal`: the ordinary one where it is another."""
        schema = self._properties.get(name)
        if ordinary(schema) != literal or typed != "string":
            return {}
        others = [value for value in choices(schema) if value != literal]
        return {name: others[0] if others else literal + "x"}

    def _called(self, condition: Expression, truth: bool) -> Wanted | None:
        match condition:
            case Reference(
                name="input", steps=(Property(name=name), Method(name=method, arguments=given))
            ):
                if method == "isEmpty":
                    return {name: ""} if truth else {}
                if method in ("equals", "equalsIgnoreCase") and len(given) == 1:
                    literal = _literal(given[0])
                    return (
                        self._text(name, "==" if truth else "!=", literal, "string")
                        if isinstance(literal, str)
                        else None
                    )
        return None


def _merged(first: Wanted, second: Wanted) -> Wanted | None:
    clash = any(name in first and first[name] != value for name, value in second.items())
    return None if clash else first | second


def _input(expression: Expression) -> str | None:
    """The input that `$input.name`, or `"$!{input.name}"`, stands for."""
    match expression:
        case Interpolated(nodes=(Reference() as inner,)):
            return _input(inner)
        case Reference(name="input", steps=(Property(name=name),)):
            return name
    return None


def _literal(expression: Expression | None) -> Value:
    match expression:
        case Literal(value=bool() | int() | str() as value):
            return value
        case Interpolated(nodes=()):
            return ""
        case Interpolated(nodes=(Text(printed=text),)):
            return text
    return None
