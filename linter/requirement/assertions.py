"""Keywords of JSON Schema that say something of a value by themselves, as screens (`screen.py`).

Each is given a value of a plain type, as `json.loads` makes them: `PLAIN`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sized
from typing import Any, Final

from linter.model import Unknown, is_known

Answer = bool | Unknown | None
"""True, it holds; False, it fails; an Unknown, it holds but for what hangs on that; None, no
telling."""
Screen = Callable[[Any], Answer]
_Fails = Callable[[Any, Any], bool]

_NAMES: Final = {
    bool: "boolean",
    dict: "object",
    float: "number",
    int: "integer",
    list: "array",
    str: "string",
    type(None): "null",
}
PLAIN: Final = frozenset(_NAMES)
_NUMBERS: Final = frozenset({int, float})
_WITH_PARTS: Final = frozenset({dict, list})


def cannot_tell(_value: object) -> None:
    """The screen for what is not understood."""


def sure(_value: object) -> bool:
    """The screen for a schema that anything fits."""
    return True


def _type(wanted: Any) -> Screen:
    names = frozenset([wanted] if isinstance(wanted, str) else wanted)
    if not names <= {"number", *_NAMES.values()}:
        return cannot_tell
    kinds = {kind for kind, name in _NAMES.items() if name in names}
    kinds |= _NUMBERS if "number" in names else set()
    whole = "integer" in names

    def judged(value: Any) -> bool:
        kind = type(value)
        return kind in kinds or (whole and kind is float and value.is_integer())

    return judged


def _enum(wanted: Any) -> Screen:
    if any(type(one) in _WITH_PARTS for one in wanted):
        return cannot_tell
    allowed = frozenset((type(one) is bool, one) for one in wanted)  # 1 is 1.0, but not true

    def judged(value: Any) -> bool | None:
        if type(value) in _WITH_PARTS:
            return False if is_known(value) else None
        return (type(value) is bool, value) in allowed

    return judged


def _const(wanted: Any) -> Screen:
    return _enum((wanted,))


def _required(names: Any) -> Screen:
    wanted = tuple(names)

    def judged(value: Any) -> bool | None:
        if type(value) is not dict:
            return True
        if any(isinstance(value.get(name), Unknown) for name in wanted):
            return None  # it may turn out to be null, which is to say absent
        return all(name in value for name in wanted)

    return judged


def _pattern(wanted: Any) -> Screen:
    search = re.compile(wanted).search
    return lambda value: type(value) is not str or search(value) is not None


def _length(kind: type[Sized], fails: _Fails) -> Callable[[Any], Screen]:
    def keyword(limit: Any) -> Screen:
        return lambda value: type(value) is not kind or not fails(len(value), limit)

    return keyword


def _size(fails: _Fails) -> Callable[[Any], Screen]:
    def keyword(limit: Any) -> Screen:
        return lambda value: type(value) not in _NUMBERS or not fails(value, limit)

    return keyword


ASSERTIONS: Final[Mapping[str, Callable[[Any], Screen]]] = {
    "const": _const,
    "enum": _enum,
    "exclusiveMaximum": _size(operator.ge),
    "exclusiveMinimum": _size(operator.le),
    "format": lambda _: sure,  # nobody asserts formats
    "maxItems": _length(list, operator.gt),
    "maxLength": _length(str, operator.gt),
    "maxProperties": _length(dict, operator.gt),
    "maximum": _size(operator.gt),
    "minItems": _length(list, operator.lt),
    "minLength": _length(str, operator.lt),
    "minProperties": _length(dict, operator.lt),
    "minimum": _size(operator.lt),
    "pattern": _pattern,
    "required": _required,
    "type": _type,
}
"""From a keyword's value to its screen. Whatever is no value for a keyword raises something."""
