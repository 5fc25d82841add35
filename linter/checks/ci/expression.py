"""What a workflow's `if` comes to, as far as the event that starts the workflow tells.

https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][\w.*-]*)"
    r"|(?P<sign>&&|\|\||[!=<>]=|[<>!()\[\],.]))"
)
_WRAPPED: Final = re.compile(r"\s*\$\{\{(?P<inner>(?:(?!\}\}).)*)\}\}\s*", re.DOTALL)
_LONGEST: Final = 1000
_MOST_BRACKETS: Final = 40
_CONSTANTS: Final[Mapping[str, object]] = {"true": True, "false": False, "null": None}
_STATUS: Final = {"always": True, "success": True, "failure": False, "cancelled": False}


class _Open:
    """A value that is not known."""


OPEN: Final = _Open()


class Beginning(str):
    """A text of which only the beginning is known."""

    __slots__ = ()


def holds(condition: object, facts: Mapping[str, str]) -> bool | None:
    """Whether a job or step with this `if` runs; None where that is not known.

    `facts` are values of contexts: `{"github.event_name": "pull_request"}`.
    """
    if condition is None or isinstance(condition, bool):
        return condition is not False
    if not isinstance(condition, str) or len(condition) > _LONGEST:
        return None
    wrapped = _WRAPPED.fullmatch(condition)
    text = wrapped["inner"] if wrapped else condition
    if "${{" in text or text.count("(") + text.count("!") > _MOST_BRACKETS:
        return None
    try:
        return _truth(_Evaluation(text, facts).value())
    except _Strange:
        return None


class _Strange(Exception):
    """An expression that is not understood."""


class _Evaluation:
    def __init__(self, text: str, facts: Mapping[str, str]) -> None:
        self._facts = facts
        self._tokens: list[tuple[str, str]] = []
        self._next = 0
        at = 0
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            if found is None:
                raise _Strange
            self._tokens.append((found.lastgroup or "", found[found.lastgroup or 0]))
            at = found.end()

    def value(self) -> Any:
        value = self._either()
        if self._next < len(self._tokens):
            raise _Strange
        return value

    def _takes(self, *signs: str) -> str | None:
        if self._next < len(self._tokens):
            kind, text = self._tokens[self._next]
            if kind == "sign" and text in signs:
                self._next += 1
                return text
        return None

    def _either(self) -> Any:
        value = self._both()
        while self._takes("||"):
            other, truth = self._both(), _truth(value)
            value = value if truth else other if truth is False else _both_ways(other, True)
        return value

    def _both(self) -> Any:
        value = self._compared()
        while self._takes("&&"):
            other, truth = self._compared(), _truth(value)
            value = other if truth else value if truth is False else _both_ways(other, False)
        return value

    def _compared(self) -> Any:
        value = self._single()
        while sign := self._takes("==", "!=", "<", ">", "<=", ">="):
            same = _same(value, self._single()) if sign in {"==", "!="} else None
            value = OPEN if same is None else same == (sign == "==")
        return value

    def _single(self) -> Any:
        if self._takes("!"):
            truth = _truth(self._single())
            return OPEN if truth is None else not truth
        if self._takes("("):
            value = self._either()
            self._expect(")")
            return value
        if self._next >= len(self._tokens):
            raise _Strange
        kind, text = self._tokens[self._next]
        self._next += 1
        if kind == "text":
            return text[1:-1].replace("''", "'")
        if kind == "number":
            return float(text)
        if kind != "name":
            raise _Strange
        return self._called(text) if self._takes("(") else self._named(text)

    def _expect(self, sign: str) -> None:
        if not self._takes(sign):
            raise _Strange

    def _named(self, name: str) -> Any:
        known = _CONSTANTS.get(name, self._facts.get(name.lower(), OPEN))
        while self._takes("["):
            self._either()
            self._expect("]")
            known = OPEN
        return known

    def _called(self, name: str) -> Any:
        arguments = []
        while not self._takes(")"):
            arguments.append(self._either())
            if not self._takes(","):
                self._expect(")")
                break
        return _result(name.lower(), arguments)


def _result(name: str, arguments: list[Any]) -> Any:
    if name in _STATUS and not arguments:
        return _STATUS[name]
    match name, arguments:
        case "startswith", [str(text), str(start)] if not isinstance(start, Beginning):
            return _starts(text, start)
        case "contains", [list(items), item]:
            found = [_same(one, item) for one in items]
            return True if True in found else OPEN if None in found else False
        case "contains", [str(text), str(part)]:
            partial = isinstance(text, Beginning) or isinstance(part, Beginning)
            return OPEN if partial else part.lower() in text.lower()
        case "fromjson", [str(text)]:
            return _decoded(text)
    return OPEN


def _starts(text: str, start: str) -> Any:
    text, start, whole = text.lower(), start.lower(), not isinstance(text, Beginning)
    if text.startswith(start) or whole or not start.startswith(text):
        return text.startswith(start)
    return OPEN


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return OPEN


def _same(one: Any, other: Any) -> bool | None:
    if isinstance(one, Beginning) or isinstance(other, Beginning):
        known, part = (other, one) if isinstance(one, Beginning) else (one, other)
        differs = isinstance(known, str) and not isinstance(known, Beginning)
        return False if differs and not known.lower().startswith(part.lower()) else None
    if isinstance(one, str) and isinstance(other, str):
        return one.lower() == other.lower()
    if type(one) is type(other) and isinstance(one, bool | float | None):
        return bool(one == other)
    return None


def _truth(value: Any) -> bool | None:
    if isinstance(value, _Open) or (isinstance(value, Beginning) and not value):
        return None
    return True if isinstance(value, list | dict) else bool(value)


def _both_ways(other: Any, decisive: bool) -> Any:
    """`unknown || other`, or `unknown && other`, where only one answer of `other` decides."""
    return decisive if _truth(other) is decisive else OPEN
