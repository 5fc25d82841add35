"""Sets of characters: `[a-z]`, `[[:alpha:]]` and escapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.regular.nodes import Characters

LAST: Final = 0x10FFFF
"""The last code point."""

Ranges = tuple[tuple[int, int], ...]

_DIGITS: Final[Ranges] = ((0x30, 0x39),)
_LETTERS: Final[Ranges] = ((0x41, 0x5A), (0x61, 0x7A))
_WORD: Final[Ranges] = (*_DIGITS, *_LETTERS, (0x5F, 0x5F))
_SPACES: Final[Ranges] = ((0x09, 0x0A), (0x0C, 0x0D), (0x20, 0x20))

_SHORTHANDS: Final[Mapping[str, Ranges]] = {"d": _DIGITS, "w": _WORD, "s": _SPACES}
_POSIX: Final[Mapping[str, Ranges]] = {
    "alnum": (*_DIGITS, *_LETTERS),
    "alpha": _LETTERS,
    "ascii": ((0x00, 0x7F),),
    "blank": ((0x09, 0x09), (0x20, 0x20)),
    "cntrl": ((0x00, 0x1F), (0x7F, 0x7F)),
    "digit": _DIGITS,
    "graph": ((0x21, 0x7E),),
    "lower": ((0x61, 0x7A),),
    "print": ((0x20, 0x7E),),
    "punct": ((0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)),
    "space": ((0x09, 0x0D), (0x20, 0x20)),
    "upper": ((0x41, 0x5A),),
    "word": _WORD,
    "xdigit": (*_DIGITS, (0x41, 0x46), (0x61, 0x66)),
}
_CONTROLS: Final = {"a": 7, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}
_HEXADECIMAL: Final = re.compile(r"x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})")
_NAMED: Final = re.compile(r"\[:(\^?)([a-z]+):\]")


def escaped(pattern: str, at: int) -> tuple[Ranges, int]:
    """Read the escape whose backslash is at `at`: its characters, and where it ends."""
    letter = pattern[at + 1 : at + 2]
    if letter.lower() in _SHORTHANDS:
        ranges = _SHORTHANDS[letter.lower()]
        return (inverted(ranges) if letter.isupper() else ranges), at + 2
    if letter in _CONTROLS:
        return ((_CONTROLS[letter], _CONTROLS[letter]),), at + 2
    found = _HEXADECIMAL.match(pattern, at + 1)
    if found:
        point = int(found[1] or found[2], 16)
        return ((point, point),), found.end()
    if not letter or (letter.isascii() and (letter.isalnum())):
        if letter and letter in "pPQ01234567C":
            raise unknowable(f"gclint does not match \\{letter} in regular expressions")
        raise RefusalError("the regular expression has a bad escape")
    return ((ord(letter), ord(letter)),), at + 2


def bracketed(pattern: str, at: int) -> tuple[Characters, int]:
    """Read the class whose bracket is at `at`: its characters, and where it ends."""
    at += 1
    negated = pattern.startswith("^", at)
    first = at = at + negated
    ranges: list[tuple[int, int]] = []
    while at < len(pattern) and (pattern[at] != "]" or at == first):
        found, at = _member(pattern, at)
        ranges.extend(found)
    if at >= len(pattern):
        raise RefusalError("a class of the regular expression is not closed")
    return Characters(tuple(ranges), negated), at + 1


def inverted(ranges: Ranges) -> Ranges:
    """Return all characters that are not in `ranges`."""
    found: list[tuple[int, int]] = []
    start = 0
    for low, high in sorted(ranges):
        if low > start:
            found.append((start, low - 1))
        start = max(start, high + 1)
    return (*found, (start, LAST))


def folded(ranges: Ranges) -> Ranges:
    """Add the other case of every ASCII letter; other letters stay unknown."""
    found = list(ranges)
    for low, high in ranges:
        for point in range(max(low, 0x41), min(high, 0x7A) + 1):
            if chr(point).isalpha():
                found.append((point ^ 0x20, point ^ 0x20))
                found.extend(_FOLDED_TO.get(chr(point).lower(), ()))
        if high > 0x7F:
            raise unknowable("gclint does not ignore the case of letters beyond ASCII")
    return tuple(found)


_FOLDED_TO: Final[Mapping[str, Ranges]] = {"k": ((0x212A, 0x212A),), "s": ((0x17F, 0x17F),)}
"""The Kelvin sign and the long s, which fold to ASCII letters."""


def _member(pattern: str, at: int) -> tuple[Ranges, int]:
    named = _NAMED.match(pattern, at)
    if named:
        if named[2] not in _POSIX:
            raise RefusalError("the regular expression names no such class")
        ranges = _POSIX[named[2]]
        return (inverted(ranges) if named[1] else ranges), named.end()
    low, at = _point(pattern, at)
    if not pattern.startswith("-", at) or pattern.startswith("-]", at) or len(low) != 1:
        return low, at
    high, at = _point(pattern, at + 1)
    if len(high) != 1 or high[0][0] != high[0][1] or high[0][0] < low[0][0]:
        raise RefusalError("the regular expression has a bad range")
    return ((low[0][0], high[0][0]),), at


def _point(pattern: str, at: int) -> tuple[Ranges, int]:
    if pattern.startswith("\\", at):
        return escaped(pattern, at)
    point = ord(pattern[at]) if at < len(pattern) else 0
    return ((point, point),), at + 1
