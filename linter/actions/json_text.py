"""JSON as the platform's strict parser takes it, and what stands inside its strings."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final, NoReturn

_INSIDE = re.compile(r'[^"\\]+')
_OUTSIDE = re.compile(r'[^"]+')
_STRING_BODY = re.compile(r'(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9A-Fa-f]{4})*')
MOST_DIGITS = 4000
"""Python refuses to read longer whole numbers."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """Where a text stops being JSON, and why."""

    at: int
    message: str


def parse(text: str) -> tuple[Any, Malformed | None]:
    """The value of a JSON text, or what is wrong with it. Too deep a text counts as empty."""
    try:
        return (json.loads if text.startswith(_MARK) else _READER.decode)(text), None
    except json.JSONDecodeError as error:
        return None, Malformed(error.pos, error.msg[:1].lower() + error.msg[1:])
    except RecursionError:
        return None, None
    except _ConstantError as error:
        name = str(error)
        return None, Malformed(max(text.find(name), 0), f"{name} is no JSON value")


def ends_inside(text: str, inside: bool) -> bool:
    """Whether a string is open at the end of `text` if one was (`inside`) at its beginning."""
    at = 0
    while at < len(text):
        found = (_INSIDE if inside else _OUTSIDE).match(text, at)
        if found:
            at = found.end()
        elif text[at] == "\\":
            at += 2
        else:
            inside = not inside
            at += 1
    return inside


def fits_string(text: str) -> bool:
    """Whether `text` can stand between the quotes of a JSON string."""
    return _STRING_BODY.fullmatch(text) is not None


class _ConstantError(Exception):
    pass


def _refuse(name: str) -> NoReturn:
    raise _ConstantError(name)


def _whole(digits: str) -> int:
    return int(digits) if len(digits) < MOST_DIGITS else 10**MOST_DIGITS


_READER: Final = json.JSONDecoder(parse_constant=_refuse, parse_int=_whole)
"""Made once: `json.loads` makes one for each text."""
_MARK: Final = "\ufeff"
"""What `json.loads` refuses a text for that begins with it, as other readers do."""
