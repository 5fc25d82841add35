"""Text to tokens: inside quoted strings, heredocs and bare templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from linter.readers.hcl.scan import BARE, HEREDOC, QUOTE, SEQUENCE, Scan
from linter.readers.hcl.tokens import (
    BARE_TEXT,
    ESCAPES,
    HEREDOC_TEXT,
    INVALID,
    OPEN_HEREDOC,
    OPEN_STRING,
    QUOTED_TEXT,
    SEQUENCES,
    SPACE,
)

_PATTERNS: Final = {QUOTE: QUOTED_TEXT, HEREDOC: HEREDOC_TEXT, BARE: BARE_TEXT}


def cut_template(scan: Scan) -> None:
    """Cut text up to the template's end or the next `${` or `%{`."""
    match = _PATTERNS[scan.kind].match
    going = True
    while going and (found := match(scan.text, scan.at, scan.end)) and (kind := found.lastgroup):
        start, scan.at = found.span()
        going = _HANDLERS[kind](scan, start, found)


def _text(scan: Scan, start: int, found: re.Match[str]) -> bool:
    frame = scan.frames[-1]
    line = found.group()
    ends_line = line.endswith("\n")
    if frame.kind == HEREDOC and ends_line:
        if scan.at_line_start and line.strip(SPACE) == frame.close:
            return _close_heredoc(scan, start, line)
        scan.at_line_start = True
    else:
        scan.at_line_start = False
    scan.add(start, scan.at, "STRING_CHARS")
    return True


def _close_heredoc(scan: Scan, start: int, line: str) -> bool:
    scan.frames.pop()
    scan.add(start, start + len(line.rstrip(SPACE)), "DBLQUOTE")
    scan.at -= 2 if line.endswith("\r\n") else 1
    return False


def _lone(scan: Scan, start: int, _: re.Match[str]) -> bool:
    scan.at_line_start = False
    scan.add(start, scan.at, "STRING_CHARS")
    return True


def _escape(scan: Scan, start: int, found: re.Match[str]) -> bool:
    scan.at_line_start = False
    scan.add(start, scan.at, ESCAPES[found.group()])
    return True


def _sequence(scan: Scan, start: int, _: re.Match[str]) -> bool:
    scan.open(SEQUENCE, "}", start)
    scan.add(start, scan.at, SEQUENCES[scan.text[start]])
    return False


def _close_quote(scan: Scan, start: int, _: re.Match[str]) -> bool:
    scan.frames.pop()
    scan.add(start, scan.at, "DBLQUOTE")
    return False


def _open_string(scan: Scan, start: int, _: re.Match[str]) -> bool:
    """A quoted string meets the end of its line; read on as if it had been closed.

    The strings around it are given up with it, as far as the next heredoc out.
    """
    scan.add(scan.frames[-1].start, start, OPEN_STRING)
    kept = next((at for at in reversed(range(len(scan.frames))) if _holds_lines(scan, at)), -1)
    outer = next(at for at in range(kept + 1, len(scan.frames)) if scan.frames[at].kind == QUOTE)
    del scan.frames[outer:]
    scan.at = start + (scan.text[start] == "\\") if start < scan.end else start
    return False


def _holds_lines(scan: Scan, at: int) -> bool:
    return scan.frames[at].kind in (HEREDOC, BARE)


def _invalid(scan: Scan, start: int, _: re.Match[str]) -> bool:
    scan.add(start, scan.at, INVALID)
    return True


def _end(scan: Scan, start: int, found: re.Match[str]) -> bool:
    scan.finished = True
    frame = scan.frames[-1]
    if frame.kind == QUOTE:
        return _open_string(scan, start, found)
    if frame.kind == HEREDOC:
        marker = scan.text.index(frame.close, frame.start)
        scan.add(frame.start, marker + len(frame.close), OPEN_HEREDOC)
    else:
        scan.add(start, start, "DBLQUOTE")
    return False


_HANDLERS: Final[dict[str, Callable[[Scan, int, re.Match[str]], bool]]] = {
    "text": _text,
    "escape": _escape,
    "sequence": _sequence,
    "lone": _lone,
    "lone_return": _lone,
    "close": _close_quote,
    "newline": _open_string,
    "other": _invalid,
    "end": _end,
}
