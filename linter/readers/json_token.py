"""The tokens of JSON, and what people write that looks like one but is none."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from linter.readers.text import Unreadable

_INSIDE: Final = r'[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+'
_STRING: Final = f'"{_INSIDE}"'
_SCALAR: Final = (
    r"(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+|true|false|null)(?![\w.+-])"
)
_TOKEN: Final = re.compile(rf"(?P<string>{_STRING})|(?P<scalar>{_SCALAR})|[{{}}\[\],:]")
_BLANK: Final = r"[ \t\n\r]*+"
_ITEM: Final = rf"{_BLANK}(?:{_STRING}|{_SCALAR}){_BLANK},"
_RUNS: Final = {
    "[": re.compile(f"(?:{_ITEM})*+"),
    "{": re.compile(f"(?:{_BLANK}{_STRING}{_BLANK}:{_ITEM})*+"),
}
_KINDS: Final = {"string": '"', "scalar": "0"}
_FAULTY_STRING: Final = re.compile(f'"{_INSIDE}')
_FAULTY_ESCAPE: Final = re.compile(r"\\(?:u[0-9a-fA-F]{0,3}|[\x20-\x7e])")
_WORD: Final = re.compile(r"""[^\s{}\[\],:"']++""")

_LOOKALIKES: Final = (
    (r"//|/\*|\#", "JSON has no comments"),
    (r"'[^'\n]*+'?+", "a string needs double quotes, not single ones"),
    ("[\u2018-\u201f][^\u2018-\u201f\n]*+[\u2018-\u201f]?+", "a string needs straight quotes"),
    (r"\$\{|\{\{|<%|%\{", "a template placeholder outside a string"),
    (r"[-+]?(?:NaN|Infinity)\b", "JSON has no NaN and no infinity"),
    (r"(?:None|undefined|Null|NULL)\b", "the empty value is spelled null"),
    (r"(?:True|TRUE|False|FALSE)\b", "true and false are spelled in lower case"),
    (r"[-+]?0[0-9]+", "a number cannot begin with a zero"),
    (r"\+[0-9.]+", "a number cannot begin with a plus sign"),
    (r"-?(?:\.[0-9]+|[0-9]+\.(?![0-9]))", "a decimal point needs a digit on each side"),
)
_PATTERNS: Final = tuple((re.compile(pattern), message) for pattern, message in _LOOKALIKES)


class Token(NamedTuple):
    """One token; `kind` is `"` for a string, `0` for any other scalar, else the token itself."""

    kind: str
    start: int
    end: int


def token_at(text: str, start: int) -> Token:
    """Read the token that begins at `start`; raises Unreadable where none does."""
    found = _TOKEN.match(text, start)
    if found:
        return Token(_KINDS.get(found.lastgroup or "", found[0]), start, found.end())
    if text[start] == '"':
        raise _faulty_string(text, start)
    for pattern, message in _PATTERNS:
        if found := pattern.match(text, start):
            raise Unreadable(f"not JSON: {message}", start, found.end())
    raise _unknown(text, start)


def after_scalars(text: str, start: int, bracket: str) -> int:
    """Skip members of an object or list that are scalars with a comma after them.

    `start` is where a member may begin, and so is what is returned. Most of a large file is made
    of such members, and this passes them over ten times as fast as token by token.
    """
    found = _RUNS[bracket].match(text, start)
    return found.end() if found else start


def shown(text: str, start: int, end: int) -> str:
    """Quote a piece of the source in backticks, on one line and cut to what a message can hold."""
    piece = repr(text[start : min(end, start + 30)])[1:-1]
    return f"`{piece}...`" if end > start + 30 else f"`{piece}`"


def _faulty_string(text: str, start: int) -> Unreadable:
    found = _FAULTY_STRING.match(text, start)
    end = found.end() if found else start + 1
    wrong = text[end : end + 1]
    if escape := _FAULTY_ESCAPE.match(text, end):
        message = f"not JSON: `{escape[0]}` is no escape; a backslash is written \\\\"
        return Unreadable(message, end, escape.end())
    if wrong in ("\n", "\r", "\\", ""):
        return Unreadable("not JSON: this string is not closed on its line", start, end)
    name = "tab" if wrong == "\t" else f"control character U+{ord(wrong):04X}"
    return Unreadable(f"not JSON: {name} inside a string; write an escape", end, end + 1)


def _unknown(text: str, start: int) -> Unreadable:
    found = _WORD.match(text, start)
    end = found.end() if found else start + 1
    what = shown(text, start, end)
    if text[start].isalpha() or text[start] in "_$":
        return Unreadable(f"not JSON: {what} needs double quotes", start, end)
    return Unreadable(f"not JSON: unexpected {what}", start, end)
