r"""Escape sequences: the text of one token cut into pieces.

Quoted strings know `\n`, `\r`, `\t`, `\"`, `\\`, `\uXXXX` and `\UXXXXXXXX`; templates of every kind
know `$${` and `%%{`: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-literals
"""

from __future__ import annotations

import re
from typing import Final

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.syntax import Piece

_ESCAPE: Final = re.compile(r"\\(?:u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|(?s:.))")
_ANY_ESCAPE: Final = re.compile(rf"{_ESCAPE.pattern}|\$\$\{{|%%\{{")
_CHARACTERS: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_LENGTHS: Final = {"u": 4, "U": 8}


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of `text[start:end]`, which stands between quotes and holds no template.

    Raises HclError for an escape sequence that HCL does not know.
    """
    return _cut(text, start, end, _ESCAPE)


def template_pieces(text: str, start: int, end: int) -> list[Piece]:
    """The same of a text that holds no template, but may hold `$${` and `%%{`."""
    return _cut(text, start, end, _ANY_ESCAPE)


def _cut(text: str, start: int, end: int, escape: re.Pattern[str]) -> list[Piece]:
    cut: list[Piece] = []
    at = start
    for found in escape.finditer(text, start, end):
        if found.start() > at:
            cut.append(Piece(at, found.start(), text[at : found.start()]))
        at = found.end()
        cut.append(Piece(found.start(), at, _character(found)))
    if end > at:
        cut.append(Piece(at, end, text[at:end]))
    return cut


def _character(found: re.Match[str]) -> str:
    if not found.group().startswith("\\"):
        return found.group()[1:]
    selector, digits = found.group()[1], found.group()[2:]
    if selector in _CHARACTERS:
        return _CHARACTERS[selector]
    if selector not in _LENGTHS:
        message = f'"\\{selector}" is no escape sequence; write "\\\\" for a backslash'
        raise HclError(*found.span(), message)
    if len(digits) != _LENGTHS[selector]:
        message = f'"\\{selector}" needs {_LENGTHS[selector]} hexadecimal digits'
        raise HclError(*found.span(), message)
    code = int(digits, 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise HclError(*found.span(), f'"{found.group()}" is no Unicode character')
    return chr(code)
