"""Says in our own words what keeps a text from being YAML."""

from __future__ import annotations

import re
from typing import Final

from linter.readers.document import MAX_DEPTH
from linter.readers.text import Unreadable

_FORBIDDEN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NEVER_CLOSED: Final = "this string is never closed"
_TAB: Final = "a tab cannot indent; use spaces"
_BAD_TAG: Final = "this tag is not spelled as a tag"
_MISFIT: Final = "this does not fit the lines above; look at the indentation and the quotes"

_AT_CONTEXT: Final = (
    ("unexpected end of stream", _NEVER_CLOSED),
    ("unexpected document", _NEVER_CLOSED),
    ("could not find expected ':'", "this key has no colon"),
)
"""Parts of PyYAML's and libyaml's messages whose cause stands where the construct begins."""

_AT_PROBLEM: Final = (
    ("mapping values are not allowed", "no key can stand here; quote a value that holds a colon"),
    ("node content", "a value is missing here"),
    ("URI", _BAD_TAG),
    ("octet", _BAD_TAG),
    ("escape", "this backslash begins no escape; put the string in single quotes"),
    ("expected hex", "this backslash begins no escape; put the string in single quotes"),
    ("undefined tag handle", "this tag has a prefix that no %TAG line defines"),
    ("alphabetic or numeric", "an anchor or alias needs a name"),
    ("',' or", "a comma or the closing bracket is missing here"),
    ("expected key", _MISFIT),
    ("block end", _MISFIT),
    ("'-' indicator", _MISFIT),
    ("document start", "more text follows where the value has ended"),
    ("entries are not allowed", "no list item can stand here; begin the list on a new line"),
    ("keys are not allowed", "no key can stand here"),
    ("found a tab", _TAB),
    ("directive", "a line that begins with % is a directive, and this is none that exists"),
)


def mistake(text: str, problem: str, at: int, context: int) -> Unreadable:
    """Word the parser's `problem` at offset `at`, met inside what began at offset `context`."""
    if "maximum nesting depth" in problem:  # libyaml's own, which is above ours
        return Unreadable(f"nested deeper than {MAX_DEPTH} levels", at, min(at + 1, len(text)))
    if "cannot start any token" in problem:
        return _bad_start(text, at)
    if "',' or" in problem and at >= len(text.rstrip()):
        return _unreadable(text, f"this {text[context : context + 1]} is never closed", context)
    for part, message in _AT_CONTEXT:
        if part in problem:
            return _unreadable(text, message, context)
    for part, message in _AT_PROBLEM:
        if part in problem:
            return _unreadable(text, message, at)
    return _unreadable(text, "not understood from here on", at)


def forbidden_character(text: str) -> Unreadable:
    """Point at the first character that no YAML file may hold (YAML 1.2, production 1)."""
    found = _FORBIDDEN.search(text)
    at = found.start() if found else 0
    message = f"YAML allows no character U+{ord(text[at]):04X}" if found else "binary data"
    return _unreadable(text, message, at)


def _bad_start(text: str, at: int) -> Unreadable:
    character = text[at : at + 1]
    if character == "\t":
        return _unreadable(text, _TAB, at)
    return _unreadable(text, f"a value cannot begin with {character} unless it is quoted", at)


def _unreadable(text: str, message: str, at: int) -> Unreadable:
    at = min(at, len(text))
    return Unreadable(f"not YAML: {message}", at, min(at + 1, len(text)))
