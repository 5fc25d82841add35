"""What a text of a JMeter plan stands for once its variables and functions are replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
_ROUNDS: Final = 10
"""How often what a variable stands for is looked into for further variables."""
_LONGEST: Final = 10_000


def resolved(field: Field, variables: Variables) -> Field:
    """A text with `${name}` and `${__P(name,default)}` replaced; Unknown where that is not known,
    with the text that has the reference in it as its only part.

    A property that the command line may set counts with its default, as that is what runs when
    nobody sets it (https://jmeter.apache.org/usermanual/functions.html#__P).
    """
    text = field.value
    for _ in range(_ROUNDS):
        found = _REFERENCE.search(text) if isinstance(text, str) else None
        if found is None:
            return replace(field, value=text)
        if len(text) > _LONGEST:
            break
        value = _value(found[1].strip(), variables)
        if isinstance(value, Unknown):
            return replace(field, value=replace(value, parts=(text,)))
        text = text.replace(found[0], value)
    return replace(field, value=Unknown("its variables lead to no end"))


def number(field: Field, variables: Variables) -> Field:
    """The number that a text stands for; MISSING stays what it is, and an empty text is 0."""
    found = resolved(field, variables)
    if not isinstance(found.value, str):
        return found
    try:
        value = float(found.value.strip().replace(",", "") or 0)
    except ValueError:
        return replace(found, value=Unknown(f"`{found.value.strip()}` is no number"))
    finite = abs(value) < 1e12
    return replace(found, value=value if finite else Unknown("the number is out of all range"))


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
