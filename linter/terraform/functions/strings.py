"""Functions of strings."""

from __future__ import annotations

from typing import Final

from linter.model import Unknown
from linter.terraform.construct import boolean, derived, is_unknown, string
from linter.terraform.failure import RefusalError, UnknowableError, unknowable
from linter.terraform.functions.numeric import whole
from linter.terraform.functions.signature import (
    Invocation,
    Parameter,
    function,
    scalar,
    text_of,
)
from linter.terraform.graphemes import characters
from linter.terraform.limits import refuse_length
from linter.terraform.numbers import Number
from linter.terraform.text import Chunk
from linter.terraform.types import BOOL, NUMBER, STRING, ListType
from linter.terraform.value import Value

SPACES: Final = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What trimspace() removes: the White_Space property of Unicode."""


@scalar("chomp", STRING, returns=STRING)
def chomp(text: str) -> str:
    """Remove the line breaks at the end."""
    return text.rstrip("\r\n")


@scalar("indent", NUMBER, STRING, returns=STRING)
def indent(spaces: Number, text: str) -> str:
    """Indent all lines but the first."""
    width = whole(spaces)
    if width < 0:
        raise RefusalError("an indent is not negative")
    refuse_length(len(text) + width * text.count("\n"))
    return text.replace("\n", "\n" + " " * width)


@scalar("lower", STRING, returns=STRING)
def lower(text: str) -> str:
    """Turn every letter into lower case."""
    return "".join("i" if letter == "\u0130" else _one(letter, letter.lower()) for letter in text)


@scalar("upper", STRING, returns=STRING)
def upper(text: str) -> str:
    """Turn every letter into upper case, where one letter answers to it."""
    return "".join(_one(letter, letter.upper()) for letter in text)


@scalar("title", STRING, returns=STRING)
def title(text: str) -> str:
    """Turn the first letter of every word into upper case."""
    before = ["", *text]
    return "".join(
        _one(letter, letter.title()) if _separates(last) else letter
        for last, letter in zip(before, text, strict=False)
    )


@scalar("strrev", STRING, returns=STRING)
def strrev(text: str) -> str:
    """Reverse the characters."""
    return characters(text)[::-1]


@scalar("substr", STRING, NUMBER, NUMBER, returns=STRING)
def substr(text: str, offset: Number, length: Number) -> str:
    """Cut out `length` characters; all the rest for a length of -1, and of 0 from the end."""
    start, count = whole(offset), whole(length)
    found = characters(text)
    if start < 0:
        start, count = max(len(found) + start, 0), count or -1
    return found[start:] if count < 0 else found[start : start + count]


@function("startswith", Parameter(STRING, takes_unknown=True), Parameter(STRING), returns=BOOL)
def startswith(invocation: Invocation) -> Value:
    """Tell whether a string begins with another, which a known beginning may decide."""
    text, prefix = invocation.arguments
    beginning, wanted = _known_end(text, 0), str(prefix.data)
    if is_unknown(text) and wanted.startswith(beginning) and wanted != beginning:
        raise UnknowableError(derived([text]))
    return boolean(beginning.startswith(wanted), invocation.span)


@function("endswith", Parameter(STRING, takes_unknown=True), Parameter(STRING), returns=BOOL)
def endswith(invocation: Invocation) -> Value:
    """Tell whether a string ends with another, which a known end may decide."""
    text, suffix = invocation.arguments
    ending, wanted = _known_end(text, -1), str(suffix.data)
    if is_unknown(text) and wanted.endswith(ending) and wanted != ending:
        raise UnknowableError(derived([text]))
    return boolean(ending.endswith(wanted), invocation.span)


@scalar("strcontains", STRING, STRING, returns=BOOL)
def strcontains(text: str, part: str) -> bool:
    """Tell whether a string contains another."""
    return part in text


@scalar("trim", STRING, STRING, returns=STRING)
def trim(text: str, cutset: str) -> str:
    """Remove any of the characters of `cutset` from both ends."""
    return text.strip(cutset)


@scalar("trimprefix", STRING, STRING, returns=STRING)
def trimprefix(text: str, prefix: str) -> str:
    """Remove a prefix, once."""
    return text.removeprefix(prefix)


@scalar("trimsuffix", STRING, STRING, returns=STRING)
def trimsuffix(text: str, suffix: str) -> str:
    """Remove a suffix, once."""
    return text.removesuffix(suffix)


@scalar("trimspace", STRING, returns=STRING)
def trimspace(text: str) -> str:
    """Remove white space from both ends."""
    return text.strip(SPACES)


@function("split", Parameter(STRING), Parameter(STRING), returns=ListType(STRING))
def split(invocation: Invocation) -> Value:
    """Cut a string at every separator; an empty separator cuts between all characters."""
    separator, text = invocation.data
    pieces = text.split(separator) if separator else list(text)
    items = tuple(string(piece, invocation.span) for piece in pieces)
    return Value(items, ListType(STRING), invocation.span)


@function("join", Parameter(STRING), rest=Parameter(ListType(STRING)), returns=STRING)
def join(invocation: Invocation) -> Value:
    """Put strings together, with a separator between any two."""
    separator, *lists = invocation.arguments
    if not lists:
        raise RefusalError("join() needs a list")
    items = [item for given in lists if isinstance(given.data, tuple) for item in given.data]
    chunks: list[Chunk] = []
    for item in items:
        chunks.extend([_joinable(separator), _joinable(item)])
    return text_of(chunks[1:], invocation)


def _joinable(item: Value) -> Chunk:
    if isinstance(item.data, str | Unknown):
        return item.data
    raise RefusalError("null cannot be part of a string", item.span)


def _one(letter: str, changed: str) -> str:
    if letter == "\xdf":
        return letter
    if len(changed) != 1:
        raise unknowable(f"the case of {letter!r} changes to more than one letter")
    return changed


def _separates(letter: str) -> bool:
    """Tell whether a word begins behind `letter`, as Go's strings.Title has it."""
    if letter < "\x80":
        return not (letter.isalnum() or letter == "_")
    return not letter.isalnum() and letter in SPACES


def _known_end(text: Value, part: int) -> str:
    """Return a known string, or the first or last part of an unknown one if that is known."""
    if isinstance(text.data, str):
        return text.data
    known = text.data.parts[part] if isinstance(text.data, Unknown) and text.data.parts else ""
    return known if isinstance(known, str) else ""
