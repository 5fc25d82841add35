"""Reads a JSONPath: https://github.com/json-path/JsonPath."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from linter.readers.jsonpath.scanner import MalformedPath, Scanner
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

_NAME = re.compile(r"[^.\[( \]]+")
_INDEXES = re.compile(r"\s*-?\d+(?:\s*,\s*-?\d+)*\s*\]")
_SLICE = re.compile(r"\s*(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*\d*\s*)?\]")
_EVERY = re.compile(r"\s*\*\s*\]")
_FILTER = re.compile(r"\s*\?\s*\(")
_STRING = re.compile(r"\s*'((?:[^'\\]|\\.)*)'\s*|\s*\"((?:[^\"\\]|\\.)*)\"\s*", re.DOTALL)
_OPERATOR = re.compile(
    r"===|!==|=~|[=!<>]=|[<>]|(?:nin|in|subsetof|anyof|noneof|size|empty|contains)(?![\w])",
    re.IGNORECASE,
)
_REGEX = re.compile(r"/(?:[^/\\\n]|\\.)*/[a-zA-Z]*")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORD = re.compile(r"(?:true|false|null)(?!\w)")
_ARRAY = re.compile(r"\[(?:[^\]'\"]|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")*\]")
_WORDS = {"true": True, "false": False, "null": None}


class Path(NamedTuple):
    """A path that was read."""

    steps: tuple[Step, ...]

    @property
    def definite(self) -> bool:
        """Whether it gives one value; otherwise it gives a list of what it finds."""
        return not any(_spreads(step) for step in self.steps)

    @property
    def can_fail(self) -> bool:
        """Whether a response may lack what it asks for; a list is just empty then."""
        for step in self.steps:
            if isinstance(step, Child | Elements):
                return True
            if _spreads(step):
                return False
        return False


@lru_cache(maxsize=256)
def read(text: str) -> Path:
    """The path that `text` is. Raises MalformedPath where the platform cannot read it."""
    scanner = Scanner(text)
    if not text.strip():
        raise MalformedPath(0, "it is empty")
    if scanner.takes("$") or scanner.takes("@"):
        if not scanner.ended and not scanner.sees(".") and not scanner.sees("["):
            raise MalformedPath(scanner.at, 'expected "." or "[" after the root')
        return Path(_steps(scanner, ""))
    if scanner.takes("."):
        return Path((Descend(), *_steps(scanner, "", named=True)))
    return Path(_steps(scanner, "", named=not scanner.sees("[")))


def _spreads(step: Step) -> bool:
    several = isinstance(step, Elements) and len(step.indexes) > 1
    return several or isinstance(step, Slice | Every | Descend | Filter)


def _steps(scanner: Scanner, stops: str, *, named: bool = False) -> tuple[Step, ...]:
    """Steps up to the end, or up to one of `stops` where a path stands within a filter."""
    steps: list[Step] = []
    while named or not (scanner.ended or scanner.sees_any(stops)):
        if named:
            steps.append(_name(scanner, stops))
        elif scanner.takes(".."):
            scanner.go_on("the path ends after its dots")
            steps.append(Descend())
            if scanner.sees("."):
                raise MalformedPath(scanner.at, "there are too many dots")
            named = not scanner.sees("[")
            continue
        elif scanner.takes("."):
            scanner.go_on("the path ends after its dot")
            named = not scanner.sees("[")
            continue
        elif scanner.takes("["):
            steps.append(_bracket(scanner))
        elif scanner.ends_in_blanks:
            break
        else:
            steps.append(_name(scanner, stops))
        named = False
    return tuple(steps)


def _name(scanner: Scanner, stops: str) -> Step:
    if scanner.takes("*"):
        return Every()
    found = scanner.take(_names_but(stops) if stops else _NAME)
    if not found:
        raise MalformedPath(scanner.at, "expected a name")
    if scanner.takes("("):
        return Call(found[0], scanner.balanced())
    if scanner.sees("]"):
        raise MalformedPath(scanner.at, '"]" closes nothing')
    if scanner.sees(" ") and not stops and not scanner.ends_in_blanks:
        raise MalformedPath(scanner.at, "a name with a blank must stand in ['...']")
    return Child((found[0],))


def _names_but(stops: str) -> re.Pattern[str]:
    return re.compile(rf"[^.\[({re.escape(stops)}]+")


def _bracket(scanner: Scanner) -> Step:
    start = scanner.at - 1
    if scanner.take(_EVERY):
        return Every()
    if found := scanner.take(_INDEXES):
        return Elements(tuple(int(index) for index in re.findall(r"-?\d{1,18}", found[0])))
    if found := scanner.take(_SLICE):
        return Slice(*(int(side[:18]) if side else None for side in found.groups()))
    if scanner.take(_FILTER):
        condition = _condition(scanner)
        scanner.skip_space()
        scanner.expect(")", "to end the filter")
        scanner.skip_space()
        scanner.expect("]", "to end the filter")
        return Filter(condition)
    names = [_text(found) for found in scanner.several(_STRING, ",")]
    if not names:
        raise MalformedPath(
            start, "expected a name in quotes, an index, * or ?(...) in the brackets"
        )
    scanner.expect("]", "after the name")
    return Child(tuple(names))


def _condition(scanner: Scanner) -> Condition:
    left = _conjunction(scanner)
    while scanner.takes_after_space("||"):
        left = Either(left, _conjunction(scanner))
    return left


def _conjunction(scanner: Scanner) -> Condition:
    left = _single(scanner)
    while scanner.takes_after_space("&&"):
        left = Both(left, _single(scanner))
    return left


def _single(scanner: Scanner) -> Condition:
    scanner.enter()
    scanner.skip_space()
    if scanner.takes("!"):
        inner: Condition = Not(_single(scanner))
    elif scanner.takes("("):
        inner = _condition(scanner)
        scanner.skip_space()
        scanner.expect(")", "to close the parenthesis")
    else:
        inner = _test(scanner)
    scanner.leave()
    return inner


def _test(scanner: Scanner) -> Test:
    left = _operand(scanner)
    scanner.skip_space()
    found = scanner.take(_OPERATOR)
    if not found:
        return Test("", left, None)
    scanner.skip_space()
    return Test(found[0].lower(), left, _operand(scanner))


def _operand(scanner: Scanner) -> Operand:
    for root in "@$":
        if scanner.takes(root):
            return Operand(None, root, _steps(scanner, " )&|=!<>,\t\n"))
    if found := scanner.take(_STRING):
        return Operand(_text(found), "", ())
    if found := scanner.take(_NUMBER):
        return Operand(float(found[0]), "", ())
    if found := scanner.take(_WORD):
        return Operand(_WORDS[found[0]], "", ())
    if found := scanner.take(_REGEX) or scanner.take(_ARRAY):
        return Operand(found[0], "", ())
    raise MalformedPath(scanner.at, "expected a value or a path in the filter")


def _text(found: re.Match[str]) -> str:
    inner = found[1] if found[1] is not None else found[2]
    return re.sub(r"\\(.)", r"\1", inner)
