r"""The texts of JavaScript strings, and where each character of them was written.

https://tc39.es/ecma262/#sec-literals-string-literals
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from linter.readers.stretch import Stretch
from linter.readers.surrogates import printable

_ESCAPE: Final = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u\{(?P<point>[0-9a-fA-F]+)\}|u(?P<unit>[0-9a-fA-F]{4})|x(?P<byte>[0-9a-fA-F]{2})"
    r"|(?P<octal>[0-3]?[0-7]{1,2})|(?P<newline>\r\n|[\n\r\u2028\u2029])|(?P<other>.))",
    re.DOTALL,
)
_NAMED: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
_LAST_CODE_POINT: Final = 0x10FFFF


def unescaped(text: str, start: int, end: int) -> tuple[str, tuple[Stretch, ...]]:
    """The value of the string whose source, quotes left out, is `text[start:end]`."""
    pieces = list(_pieces(text, start, end))
    stretches, at = [], 0
    for value, begin, stop in pieces:
        if value:
            stretches.append(Stretch(at, len(value), begin, stop))
        at += len(value)
    return "".join(value for value, _, _ in pieces), tuple(stretches)


def joined(
    strings: Iterable[tuple[str, tuple[Stretch, ...]]],
) -> tuple[str, tuple[Stretch, ...]]:
    """The value of strings with `+` between them."""
    texts: list[str] = []
    stretches: list[Stretch] = []
    at = 0
    for text, inner in strings:
        texts.append(text)
        stretches.extend(one._replace(at=one.at + at) for one in inner)
        at += len(text)
    return "".join(texts), tuple(stretches)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    here = start
    for found in _ESCAPE.finditer(text, start, end):
        if found.start() > here:
            yield printable(text[here : found.start()]), here, found.start()
        yield _character(found), found.start(), found.end()
        here = found.end()
    if here < end:
        yield printable(text[here:end]), here, end


def _character(found: re.Match[str]) -> str:
    """What an escape sequence stands for; a line continuation stands for nothing."""
    if found["newline"]:
        return ""
    if found["other"] is not None:
        return _NAMED.get(found["other"], printable(found["other"]))
    if found["high"]:
        pair = bytes.fromhex(found["high"] + found["low"])
        return pair.decode("utf-16-be")
    if found["octal"]:
        return chr(int(found["octal"], 8))
    digits = (found["point"] or found["unit"] or found["byte"]).lstrip("0") or "0"
    code = int(digits[:8], 16)
    return printable(chr(code)) if code <= _LAST_CODE_POINT else "\ufffd"
