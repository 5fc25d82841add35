"""The layouts of `format`: text with verbs such as `%-10s` or `%[2]05.1f` in it.

https://developer.hashicorp.com/terraform/language/functions/format
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.terraform.failure import RefusalError
from linter.terraform.graphemes import characters
from linter.terraform.limits import refuse_length

_TOKEN: Final = re.compile(
    r"%%|%(?P<flags>[ 0#+-]*)(?P<width>[1-9][0-9]*)?(?:\.(?P<precision>[0-9]*))?"
    r"(?:\[(?P<argument>[1-9][0-9]*)\])?(?P<mode>[a-zA-Z])|[^%]+",
    re.ASCII,
)
_MODES: Final = frozenset("vtbdoxXeEfgGsq")


class Verb(NamedTuple):
    """One verb: how to write an argument."""

    mode: str
    argument: int
    """Which argument, counted from 1."""
    flags: str
    width: int
    precision: int | None

    @property
    def sharp(self) -> bool:
        """Tell whether the verb has the flag `#`."""
        return "#" in self.flags


def verbs(layout: str) -> Iterator[str | Verb]:
    """Cut a layout into text and verbs; raises RefusalError where it is malformed."""
    at, following = 0, 1
    while at < len(layout):
        found = _TOKEN.match(layout, at)
        if not found:
            raise RefusalError(f"the format is malformed at {layout[at : at + 10]!r}")
        at = found.end()
        if found["mode"] is None:
            yield "%" if found[0] == "%%" else found[0]
            continue
        verb = _verb(found, following)
        following = verb.argument + 1
        yield verb


def pad(verb: Verb, text: str) -> str:
    """Fill `text` up to the width of the verb."""
    if verb.width <= 0:
        return text
    length = len(characters(text))
    filling = ("0" if "0" in verb.flags else " ") * max(verb.width - length, 0)
    return text + filling if "-" in verb.flags else filling + text


def _verb(found: re.Match[str], following: int) -> Verb:
    if found["mode"] not in _MODES:
        raise RefusalError(f"there is no verb %{found['mode']}")
    sizes = [found["width"], found["precision"], found["argument"]]
    width, precision, argument = (_size(size) for size in sizes)
    return Verb(
        found["mode"],
        following if found["argument"] is None else argument,
        found["flags"],
        width,
        None if found["precision"] is None else precision,
    )


def _size(digits: str | None) -> int:
    size = int(digits) if digits and len(digits) < 20 else 0 if not digits else 10**20
    refuse_length(size)
    return size
