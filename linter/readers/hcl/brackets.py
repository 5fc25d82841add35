"""Text to tokens: what brackets open and close."""

from __future__ import annotations

import re
from typing import Final

from linter.readers.hcl.scan import BODY, GROUP, LINES, OBJECT, SEQUENCE, TUPLE, Scan
from linter.readers.hcl.tokens import HEADER_ENDS, INVALID, OPERAND_ENDS, OPERATORS

_COMMENT: Final = re.compile(r"#[^\n]*|//[^\n]*|/\*(?s:.*?)\*/")


def open_bracket(scan: Scan, start: int, end: int) -> bool:
    """Open the frame that the bracket calls for where it stands."""
    bracket = scan.text[start]
    if bracket == "(":
        scan.open(GROUP, ")", start)
    elif bracket == "[":
        scan.open(GROUP if scan.last in OPERAND_ENDS else TUPLE, "]", start)
    else:
        scan.open(BODY if scan.last in HEADER_ENDS else OBJECT, "}", start)
    scan.add(start, end, OPERATORS[bracket])
    return True


def close_bracket(scan: Scan, start: int, end: int) -> bool:
    """Close the innermost frame; False where that leads back into a template's text."""
    bracket = scan.text[end - 1]
    if end - start == 2 and scan.kind != SEQUENCE:
        scan.add(start, start + 1, INVALID)
        start += 1
    scan.add(start, end, OPERATORS[bracket])
    if bracket == "}":
        return _close_brace(scan)
    if scan.frames and scan.frames[-1].close == bracket:
        scan.frames.pop()
        if bracket == "]":
            _join_splat(scan)
    return True


def _close_brace(scan: Scan) -> bool:
    """Closes what is open inside the braces, too: then the braces that follow still match."""
    for at in reversed(range(len(scan.frames))):
        if scan.frames[at].close == "}":
            kind = scan.frames[at].kind
            del scan.frames[at:]
            scan.at_line_start = False
            return kind != SEQUENCE
    scan.frames.clear()
    return True


def _join_splat(scan: Scan) -> None:
    """Make one token of `[`, `*`, `]`; they must share a line where newlines count."""
    if [token[2] for token in scan.tokens[-3:-1]] != ["LSQB", "ASTERISK"]:
        return
    start, end = scan.tokens[-3][0], scan.tokens[-1][1]
    before = scan.tokens[-4][2] if len(scan.tokens) > 3 else ""
    if before in OPERAND_ENDS and (scan.kind not in LINES or not _breaks(scan.text[start:end])):
        del scan.tokens[-3:]
        scan.add(start, end, "FULL_SPLAT_START")


def _breaks(code: str) -> bool:
    """Whether a newline stands in `code` outside of `/* */`."""
    return "\n" in _COMMENT.sub("", code)
