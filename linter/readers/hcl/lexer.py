"""Text to tokens: outside of strings.

HCL's newlines count only where no bracket but a brace is open, its words are keywords only in
their places, and strings hold code that holds strings: the lexer keeps track of what is open, so
that the grammar need not. What is broken becomes a token that no rule has room for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from linter.readers.hcl.brackets import close_bracket, open_bracket
from linter.readers.hcl.identifiers import wide_end
from linter.readers.hcl.scan import (
    BARE,
    FOR,
    GROUP,
    HEREDOC,
    LINES,
    OBJECT,
    QUOTE,
    TEMPLATES,
    TUPLE,
    Scan,
)
from linter.readers.hcl.template_lexer import cut_template
from linter.readers.hcl.tokens import (
    CODE,
    END,
    INVALID,
    NEWLINE,
    OPEN_COMMENT,
    OPERAND_ENDS,
    OPERATORS,
    SHIFT,
)


def cut_statement(text: str, at: int, end: int) -> Scan:
    """The tokens of the first argument or block in `text[at:end]`.

    Comments and blank lines before it are passed over; with nothing else there, END alone is left.
    """
    return _run(Scan(text, at, end))


def cut_expression(text: str) -> Scan:
    """The tokens of a text that is one expression; its newlines do not count."""
    scan = Scan(text, 0, len(text))
    scan.open(GROUP, "", 0)
    return _run(scan)


def cut_bare_template(text: str) -> Scan:
    """The tokens of a text that is a template without quotes."""
    scan = Scan(text, 0, len(text))
    scan.open(BARE, "", 0)
    scan.add(0, 0, "HEREDOC_TEMPLATE")
    return _run(scan)


def _run(scan: Scan) -> Scan:
    while not scan.finished:
        if scan.kind in TEMPLATES:
            cut_template(scan)
        else:
            _cut_code(scan)
    scan.add(scan.at, scan.at, END)
    return scan


def _cut_code(scan: Scan) -> None:
    """Cut up to the statement's end, the next string with templates, or the end of a `${`."""
    text, end, tokens, match = scan.text, scan.end, scan.tokens, CODE.match
    going = True
    while going and (found := match(text, scan.at, end)) and (kind := found.lastgroup):
        start, scan.at = found.span(kind)
        if kind == "name":
            tokens.append((start, scan.at, "NAME"))
        elif kind == "string":
            tokens.append((start, scan.at, "TEMPLATE_STRING"))
        elif kind == "operator":
            tokens.append((start, scan.at, OPERATORS[text[start : scan.at]]))
        else:
            going = _HANDLERS[kind](scan, start, scan.at)


def _newline(scan: Scan, start: int, end: int) -> bool:
    if not scan.frames:
        scan.finished = bool(scan.tokens)
        scan.at = start if scan.finished else end
    elif scan.frames[-1].kind in LINES and scan.last != NEWLINE:
        scan.add(start, end, NEWLINE)
    return not scan.finished


def _comment(scan: Scan, start: int, end: int) -> bool:
    scan.comments.append((start, end - scan.text.endswith("\r", start, end)))
    return True


def _open_comment(scan: Scan, start: int, end: int) -> bool:
    scan.add(start, end, OPEN_COMMENT)
    scan.at = scan.end
    return True


def _number(scan: Scan, start: int, end: int) -> bool:
    written = scan.text[start:end]
    whole = written.isdecimal() or (scan.last == "DOT" and "." not in written)
    scan.add(start, end, "INT_LITERAL" if whole else "FLOAT_LITERAL")
    return True


def _star(scan: Scan, start: int, end: int) -> bool:
    if scan.last == "DOT":
        start = scan.tokens.pop()[0]
        scan.add(start, end, "ATTR_SPLAT")
    else:
        scan.add(start, end, "ASTERISK")
    return True


def _keyword(scan: Scan, start: int, end: int) -> bool:
    word = scan.text[start:end]
    if scan.last == "DIRECTIVE_START" and word != "in":
        scan.for_depth = len(scan.frames)
        scan.add(start, end, word.upper())
    elif word == "for" and _begins_collection(scan):
        scan.for_depth = len(scan.frames)
        scan.frames[-1] = scan.frames[-1]._replace(kind=FOR)
        scan.add(start, end, "FOR")
    elif word == "in" and scan.last == "NAME" and scan.for_depth == len(scan.frames) > 0:
        scan.for_depth = 0
        scan.add(start, end, "IN")
    elif word == "if" and scan.kind == FOR and scan.last in OPERAND_ENDS:
        scan.add(start, end, "IF")
    else:
        scan.add(start, end, "NAME")
    return True


def _begins_collection(scan: Scan) -> bool:
    """Whether only the bracket of a tuple or object came before; newlines are taken back."""
    if scan.kind == OBJECT and scan.last == NEWLINE and scan.tokens[-2][2] == "LBRACE":
        scan.tokens.pop()
    return (scan.kind, scan.last) in ((TUPLE, "LSQB"), (OBJECT, "LBRACE"))


def _heredoc(scan: Scan, start: int, end: int) -> bool:
    introducer = scan.text[start:end]
    trims = introducer.startswith("<<-")
    scan.add(start, end, "HEREDOC_TEMPLATE_TRIM" if trims else "HEREDOC_TEMPLATE")
    scan.open(HEREDOC, introducer[2 + trims :].rstrip("\r\n"), start)
    scan.at_line_start = True
    return False


def _shift(scan: Scan, start: int, end: int) -> bool:
    scan.add(start, end, SHIFT)
    return True


def _quote(scan: Scan, start: int, end: int) -> bool:
    scan.open(QUOTE, '"', start)
    scan.add(start, end, "DBLQUOTE")
    return False


def _wide(scan: Scan, start: int, _: int) -> bool:
    scan.at = wide_end(scan.text, start, scan.end)
    terminal = "NAME" if scan.at > start else INVALID
    scan.at = max(scan.at, start + 1)
    scan.add(start, scan.at, terminal)
    return True


def _other(scan: Scan, start: int, end: int) -> bool:
    scan.add(start, end, INVALID)
    return True


def _end(scan: Scan, *_: int) -> bool:
    scan.finished = True
    return False


_HANDLERS: Final[dict[str, Callable[[Scan, int, int], bool]]] = {
    "newline": _newline,
    "comment": _comment,
    "open_comment": _open_comment,
    "number": _number,
    "star": _star,
    "keyword": _keyword,
    "open": open_bracket,
    "close": close_bracket,
    "heredoc": _heredoc,
    "shift": _shift,
    "quote": _quote,
    "wide": _wide,
    "other": _other,
    "end": _end,
}
