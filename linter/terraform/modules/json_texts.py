"""The strings of Terraform's JSON syntax whose value can be told without parsing a template.

Text, text with `$${` in it, a reference and nothing else, and what the provider's export writes for
an encoded structure: `${jsonencode({"type": "object"})}`. All else is NotPlain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from json import JSONDecoder, JSONEncoder
from sys import intern
from typing import Final, NoReturn
from unicodedata import normalize

from linter.readers.hcl.plain_values import KEYWORDS, NAME, NotPlain
from linter.readers.json_document import nesting
from linter.terraform.functions.json_text import html_escaped

ENCODING: Final = "${jsonencode("
"""How a string begins that encodes a structure."""

_LONGEST: Final = 100_000
"""Characters of an encoded structure that is read here; no limit of evaluation is reached below."""
DEEPEST: Final = 30
"""Levels of lists and objects that are read here."""
_DIGITS: Final = 100

_ESCAPE: Final = re.compile(r"(?<![$%])(?:\$\$|%%)\{")
_REFERENCE: Final = re.compile(rf"\$\{{({NAME}(?:\.{NAME})*+)\}}")
_NO_NAMES: Final = KEYWORDS | {"true", "false", "null", "self"}
_SAME_ESCAPES: Final = re.compile(r'(?:[^\\]++|\\(?:["\\nrt]|u003[ce]|u0026|u202[89]))*+')
"""Text in which a backslash means the same in JSON and in HCL."""


def literal(text: str) -> str:
    """The text of a string without any expression, in form NFC. Raises NotPlain."""
    starts = text.count("${") + text.count("%{")
    if starts:
        if starts != len(_ESCAPE.findall(text)):
            raise NotPlain
        text = _ESCAPE.sub(lambda found: found[0][1:], text)
    return text if text.isascii() else normalize("NFC", text)


@lru_cache(maxsize=4096)
def names_in(template: str) -> tuple[str, ...]:
    """The names of a reference that is all of a string: `${a.b.id}`. Raises NotPlain."""
    found = _REFERENCE.fullmatch(template)
    names = tuple(map(intern, found[1].split("."))) if found else ()
    if not names or not _NO_NAMES.isdisjoint(names):
        raise NotPlain
    return names


@lru_cache(maxsize=256)
def encoded_text(template: str) -> str:
    """The text that `${jsonencode(...)}` comes to, where JSON stands inside that HCL reads alike.

    Raises NotPlain.
    """
    inner = template[len(ENCODING) : -2]
    if not template.endswith(")}") or not _is_alike(inner):
        raise NotPlain
    try:
        data = _DECODER.decode(inner)
    except (ValueError, RecursionError):
        raise NotPlain from None
    if inner.count("{") + inner.count("[") > DEEPEST and nesting(data) > DEEPEST:
        raise NotPlain
    if inner not in _spellings(data):
        raise NotPlain  # it has blanks, numbers, escapes or repeated keys that take a closer look
    text = html_escaped(_SORTED.encode(data))
    if not text.isascii() and normalize("NFC", text) != text:
        raise NotPlain
    return text


def is_short(digits: str) -> bool:
    """Whether a number with a point is a short one, without an exponent."""
    return len(digits) <= _DIGITS and digits.lstrip("-").replace(".", "").isdigit()


def _is_alike(inner: str) -> bool:
    """Whether an object or list in JSON means the same in HCL, as far as its characters tell."""
    if not inner.startswith(("{", "[")) or "${" in inner or "%{" in inner or "\n" in inner:
        return False
    if len(inner) > _LONGEST:
        return False
    if not inner.isascii() and normalize("NFC", inner) != inner:
        return False
    return "\\" not in inner or _SAME_ESCAPES.fullmatch(inner) is not None


def _spellings(data: object) -> Iterator[str]:
    """The JSON that programs write for a structure; those in Go escape more than others do."""
    for encoder in (_COMPACT, _SPACED):
        text = encoder.encode(data)
        yield text
        yield html_escaped(text)


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise NotPlain
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if number.is_integer() or not is_short(digits):
        raise NotPlain
    return number


def _refused(_constant: str) -> NoReturn:
    raise NotPlain


_DECODER: Final = JSONDecoder(parse_int=_whole, parse_float=_fraction, parse_constant=_refused)
_COMPACT: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SPACED: Final = JSONEncoder(ensure_ascii=False)
_SORTED: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
