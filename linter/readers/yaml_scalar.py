"""What a plain YAML scalar means: the core schema of YAML 1.2, not the guesses of 1.1.

https://yaml.org/spec/1.2.2/#103-core-schema. So `on`, `yes` and `12:30` are strings, and so are
dates. Two departures: `.inf` and `.nan` stay strings, because no JSON value can hold them, and so
does an integer with leading zeros, which 1.1 reads as octal and 1.2 as decimal.
"""

from __future__ import annotations

import re
from typing import Final

from linter.readers.number import fraction, whole

CORE: Final = "tag:yaml.org,2002:"

_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FRACTION: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASED: Final = re.compile(r"0x[0-9a-fA-F]{1,16}|0o[0-7]{1,21}")
_TYPED: Final = frozenset(CORE + name for name in ("bool", "float", "int", "null"))
_KEPT: Final = frozenset(
    CORE + name
    for name in ("str", "binary", "timestamp", "map", "seq", "set", "omap", "pairs", "merge")
)


def resolve(text: str) -> str | int | float | bool | None:
    """Give a plain scalar its type."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return whole(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    if _FRACTION.fullmatch(text) and text.lstrip("-+0123456789"):
        return fraction(text)
    return text


def is_foreign(tag: str | None) -> bool:
    """Tell whether a tag such as `!Ref` leaves the meaning of its value to another program."""
    return not (tag is None or tag == "!" or tag in _TYPED or tag in _KEPT)


def scalar(text: str, plain: bool, tag: str | None) -> str | int | float | bool | None:
    """Give a scalar its type by its tag or, where it has none, by whether it is unquoted."""
    if tag in _TYPED or (tag is None and plain):
        return resolve(text)
    return text
