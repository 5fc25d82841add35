"""What a text of a JMeter plan stands for once its variables and functions are replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from linter.model import Unknown
from linter.views.field import Field

Variables = Mapping[str, "str | Unknown"]

_REFERENCE: Final = re.compile(r"\$\{([^${}]*)\}")
_PROPERTY: Final = re.compile(
    r"__(?:P\(\s*(?P<short>[^,()]*?)\s*(?:,(?P<default>[^()]*))?\)"
    r"|property\(\s*(?P<long>[^,()]*?)\s*(?:,[^,()]*(?:,(?P<fallback>[^()]*))?)?\))"
)
_MARK: Final = re.compile("\0(\\d+)\0")
_ROUNDS: Final = 50
"""How many references are looked into, those in what a variable stands for included."""
_LONGEST: Final = 10_000


def resolved(field: Field, variables: Variables) -> Field:
    """A text with `${name}` and `${__P(name,default)}` replaced; Unknown where that is not known,
    with the text that has the other references in it as its only part.

    A property that the command line may set counts with its default, as that is what runs when
    nobody sets it (https://jmeter.apache.org/usermanual/functions.html#__P).
    """
    text, unknown = field.value, list[Unknown]()
    for _ in range(_ROUNDS):
        found = _REFERENCE.search(text) if isinstance(text, str) else None
        if found is None:
            return field.holding(_in_part(text, unknown) if unknown else text)
        value = _value(found[1].strip(), variables)
        if isinstance(value, Unknown):
            unknown.append(value)
            value = f"\0{len(unknown) - 1}\0"
        if text.count(found[0]) * len(value) + len(text) > _LONGEST:
            break
        text = text.replace(found[0], value)
    return field.holding(Unknown("its variables lead to no end"))


def _in_part(text: str, unknown: Sequence[Unknown]) -> Unknown:
    """A text with marks where something is not known; XML has no NUL of its own."""
    told = _MARK.sub(lambda mark: unknown[int(mark[1])].expression, text)
    return replace(unknown[0], parts=(told,))


def number(field: Field, variables: Variables) -> Field:
    """The number that a text stands for; MISSING stays what it is, and an empty text is 0."""
    found = resolved(field, variables)
    if not isinstance(found.value, str):
        return found
    try:
        value = float(found.value.strip().replace(",", "") or 0)
    except ValueError:
        return found.holding(Unknown(f"`{found.value.strip()}` is no number"))
    finite = abs(value) < 1e12
    return found.holding(value if finite else Unknown("the number is out of all range"))


def _value(name: str, variables: Variables) -> str | Unknown:
    function = _PROPERTY.fullmatch(name)
    if function is None:
        shown = f"${{{name}}}"
        return variables.get(name, Unknown(f"{shown} is set while the plan runs", shown))
    default = function["default"] if function["short"] is not None else function["fallback"]
    if default is not None:
        return default.strip()
    called = function["short"] or function["long"]
    return Unknown(f"the property {called} has no default", f"${{{name}}}")
