"""The methods of Java's strings, lists, maps and numbers that template authors use.

Each takes the target and the arguments and gives the value. A method that is not listed leaves
the value undecided. No regular expression of a template is run: where a pattern has a sign of
its own the value is undecided.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from linter.actions.values import LONGEST, MappedText, Undecided, Value, equal, printed

_PLAIN_PATTERN = re.compile(r"(?:\\[^A-Za-z0-9]|[^\\.\[\]{}()*+?^$|])+")
_CHANGES = frozenset(("add", "addAll", "clear", "put", "putAll", "remove", "removeAll", "set"))
_Method = Callable[..., Value]


class LostTrackError(Exception):
    """A method changes a list or a map in a way that is not followed: all after it is unknown."""


def call(target: Value, name: str, arguments: list[Value]) -> Value:
    """`target.name(arguments)` for a target that is neither null nor a tool."""
    for given in (target, *arguments):
        if isinstance(given, Undecided):
            return given
        if isinstance(given, MappedText):
            return Undecided("what the response holds is known to the live system only")
    known = _METHODS.get(_kind(target), {}).get((name, len(arguments)))
    if known is None:
        known = _ANY.get((name, len(arguments)))
    if known is None and name in _CHANGES:
        raise LostTrackError(f'the method "{name}" is not evaluated')
    if known is None:
        return Undecided(f'the method "{name}" is not evaluated')
    if None in arguments and name != "equals":
        return Undecided(f'"{name}" is given null')
    try:
        return known(target, *arguments)
    except (TypeError, ValueError, IndexError, AttributeError):
        return Undecided(f'"{name}" fails on what it is given')


def attribute(target: Value, name: str) -> Value:
    """`target.name`: an entry of a map, or `empty` of a string, list or map."""
    if isinstance(target, dict):
        return target.get(name)
    if name == "empty" and isinstance(target, str | list):
        return not target
    if name in ("class", "bytes"):
        return Undecided(f'"{name}" is not evaluated')
    return None


def item(target: Value, key: Value) -> Value:
    """`target[key]`."""
    if isinstance(key, Undecided):
        return key
    if isinstance(target, dict):
        return target.get(key) if isinstance(key, str) else None
    return call(target, "get", [key]) if isinstance(target, list) else None


def _kind(target: Value) -> type:
    return next(
        (kind for kind in (bool, str, int, float, list, dict) if isinstance(target, kind)), type
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _substring(text: str, start: int, end: int | None = None) -> Value:
    stop = len(text) if end is None else end
    if not 0 <= start <= stop <= len(text):
        return Undecided("substring() reaches past the end of the text")
    return text[start:stop]


def _replace(text: str, old: Any, new: Any) -> Value:
    if len(text) * (len(new) + 1) > LONGEST:
        return Undecided("the text grows too long")
    return str(text.replace(_text(old), _text(new)))


def _replace_pattern(text: str, pattern: Any, new: Any) -> Value:
    if not _PLAIN_PATTERN.fullmatch(pattern) or re.search(r"[\\$]", new):
        return Undecided("regular expressions are not run")
    return _replace(text, re.sub(r"\\(.)", r"\1", pattern), new)


def _split(text: str, pattern: Any) -> Value:
    if not _PLAIN_PATTERN.fullmatch(pattern):
        return Undecided("regular expressions are not run")
    found: list[Value] = [*text.split(re.sub(r"\\(.)", r"\1", pattern))]
    while len(found) > 1 and found[-1] == "":
        found.pop()
    return found


def _repeat(text: str, count: int) -> Value:
    return (
        text * count if 0 <= len(text) * count <= LONGEST else Undecided("the text grows too long")
    )


def _concat(text: str, more: Any) -> Value:
    return (
        text + _text(more) if len(text) + len(more) <= LONGEST else Undecided("it grows too long")
    )


def _add(items: list[Value], more: Value) -> Value:
    items.append(more)
    return True


def _get(items: list[Value], index: Any) -> Value:
    if isinstance(index, bool) or not -len(items) <= index < len(items):
        return Undecided("the index is outside of the list")
    found: Value = items[index]
    return found


_STRING: dict[tuple[str, int], _Method] = {
    ("length", 0): len,
    ("isEmpty", 0): lambda text: not text,
    ("isBlank", 0): lambda text: not text.strip(),
    ("trim", 0): lambda text: str(text).strip(),
    ("strip", 0): lambda text: str(text).strip(),
    ("toLowerCase", 0): lambda text: str(text).lower(),
    ("toUpperCase", 0): lambda text: str(text).upper(),
    ("contains", 1): lambda text, part: _text(part) in text,
    ("startsWith", 1): lambda text, part: text.startswith(_text(part)),
    ("endsWith", 1): lambda text, part: text.endswith(_text(part)),
    ("equalsIgnoreCase", 1): lambda text, other: text.lower() == _text(other).lower(),
    ("indexOf", 1): lambda text, part: text.find(_text(part)),
    ("indexOf", 2): lambda text, part, start: text.find(_text(part), max(start, 0)),
    ("lastIndexOf", 1): lambda text, part: text.rfind(_text(part)),
    ("charAt", 1): lambda text, index: _substring(text, index, index + 1),
    ("substring", 1): _substring,
    ("substring", 2): _substring,
    ("replace", 2): _replace,
    ("replaceAll", 2): _replace_pattern,
    ("split", 1): _split,
    ("repeat", 1): _repeat,
    ("concat", 1): _concat,
}
_LIST: dict[tuple[str, int], _Method] = {
    ("size", 0): len,
    ("add", 1): _add,
    ("isEmpty", 0): lambda items: not items,
    ("get", 1): _get,
    ("contains", 1): lambda items, wanted: wanted in items,
}
_MAP: dict[tuple[str, int], _Method] = {
    ("size", 0): len,
    ("isEmpty", 0): lambda entries: not entries,
    ("get", 1): lambda entries, key: entries.get(key),
    ("containsKey", 1): lambda entries, key: key in entries,
    ("keySet", 0): list,
    ("values", 0): lambda entries: list(entries.values()),
}
_NUMBER: dict[tuple[str, int], _Method] = {("intValue", 0): int, ("longValue", 0): int}
_METHODS: dict[type, dict[tuple[str, int], _Method]] = {
    str: _STRING,
    list: _LIST,
    dict: _MAP,
    int: _NUMBER,
    float: _NUMBER | {("doubleValue", 0): float},
}
_ANY: dict[tuple[str, int], _Method] = {
    ("toString", 0): printed,
    ("equals", 1): lambda target, other: _same(target, other),
}


def _same(target: Value, other: Value) -> Value:
    """`equals` never takes a number for a text, nor 5 for 5.0."""
    if type(target) is type(other) or (isinstance(target, str) and isinstance(other, str)):
        return equal(target, other)
    return False
