"""What to say where the text is not HCL.

A parser knows what it could have read in place of what it found; people want to know what to
write. Each function here knows one kind of mistake.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.invalid_text import invalid
from linter.readers.hcl.tokens import END, HEADER_ENDS, NEWLINE, OPERATORS, Token

_OPENERS: Final = {
    "LPAR": "(",
    "LSQB": "[",
    "LBRACE": "{",
    "INTERP_START": "${",
    "DIRECTIVE_START": "%{",
    "HEREDOC_TEMPLATE": "<<",
    "HEREDOC_TEMPLATE_TRIM": "<<-",
}
_CLOSERS: Final = frozenset({"RPAR", "RSQB", "RBRACE"})
_BLOCK: Final = "block"
_CONTINUATIONS: Final = frozenset(OPERATORS.values()) - {"LBRACE", "LPAR", "LSQB", "EQ", "COMMA"}
_SEPARATORS: Final = {
    "(": 'expected {comma}")" before {found}',
    "[": 'expected {comma}"]" before {found}',
    "{": "expected a comma or a new line before {found}",
    "${": '"${{" is not closed before {found}; write "$${{" where no template is meant',
    "%{": '"%{{" is not closed before {found}; write "%%{{" where no template is meant',
    _BLOCK: "expected a new line before {found}: an argument ends with its line",
    "": "expected a new line before {found}: an argument or block ends with its line",
}


class Place(NamedTuple):
    """Where the parser stopped."""

    found: str
    """The terminal that it did not expect."""
    quoted: str
    """That token, for people."""
    before: str
    """The terminal before it."""
    after: str
    """The token before it, for people."""
    inside: str
    """The innermost bracket that is open; "block" for a block's, empty outside of all."""
    expected: frozenset[str]
    """The terminals that could have stood there."""


def unexpected(text: str, tokens: list[Token], at: int, expected: frozenset[str]) -> HclError:
    """The error for `tokens[at]`, where only the terminals of `expected` could stand."""
    start, end, terminal = tokens[at]
    message = invalid(text, start, end, terminal)
    if message:
        return HclError(start, end, message)
    opened = [(kind, token) for kind, token in _opened(tokens[:at]) if token[0] < token[1]]
    if terminal == END and opened:
        start, end, _ = opened[0][1]
        return HclError(start, end, f'this "{text[start:end].strip()}" is never closed')
    before = tokens[at - 1] if at else (start, start, "")
    if terminal in (NEWLINE, END):
        start = end = before[1]
    shown = _shown(text, tokens[at]), before[2], _shown(text, before)
    place = Place(terminal, *shown, opened[-1][0] if opened else "", expected)
    return HclError(start, end, next(filter(None, (explain(place) for explain in _EXPLANATIONS))))


def _opened(tokens: list[Token]) -> list[tuple[str, Token]]:
    """What is open after `tokens`, outermost first."""
    opened: list[tuple[str, Token]] = []
    before = ""
    for token in tokens:
        terminal = token[2]
        if terminal == "DBLQUOTE" and not (opened and opened[-1][0] in ('"', "<<", "<<-")):
            opened.append(('"', token))
        elif terminal == "LBRACE" and before in HEADER_ENDS:
            opened.append((_BLOCK, token))
        elif terminal in _OPENERS:
            opened.append((_OPENERS[terminal], token))
        elif opened and (terminal in _CLOSERS or terminal == "DBLQUOTE"):
            opened.pop()
        before = terminal
    return opened


def _shown(text: str, token: Token) -> str:
    start, end, terminal = token
    if terminal in (NEWLINE, END):
        return "the end of the line"
    if terminal == "DBLQUOTE":
        return "the quote"
    if terminal == "TEMPLATE_STRING":
        return "the string"
    written = " ".join(text[start:end].split())
    return f'"{written}"' if len(written) <= 40 else f'"{written[:37]}..."'


def _value_missing(place: Place) -> str | None:
    if "PLUS" in place.expected or not {"LPAR", "LSQB", "MINUS"} <= place.expected:
        return None
    if place.found in (NEWLINE, END):
        return f"a value is missing after {place.after}"
    return f"expected a value, not {place.quoted}"


def _statement_missing(place: Place) -> str | None:
    if place.inside not in (_BLOCK, "") or place.before not in ("", NEWLINE, "LBRACE"):
        return None
    if place.found == "RBRACE":
        return 'this "}" closes nothing'
    if place.found in ("DBLQUOTE", "TEMPLATE_STRING"):
        return "an argument's name is written without quotes"
    if place.found in _CONTINUATIONS:
        return (
            f"an expression ends with its line; to go on with {place.quoted}, put it in parentheses"
        )
    return f"expected an argument or a block, not {place.quoted}"


def _header_unfinished(place: Place) -> str | None:
    if "LBRACE" not in place.expected or "LPAR" in place.expected:
        return None
    if "EQ" in place.expected:
        return f'expected "=" and a value, or "{{" and a block, after {place.after}'
    if place.found == "EQ":
        return 'a block has no "="; an argument has no labels'
    return f'expected a label or "{{" on the block\'s first line, not {place.quoted}'


def _name_missing(place: Place) -> str | None:
    if place.before == "DOT":
        if place.found == "FLOAT_LITERAL":
            return f"two indexes in a row need brackets: write {place.quoted} as [0][1]"
        return 'expected a name after "."'
    if "COLONS" in place.expected and "PLUS" not in place.expected:
        return f'expected "(" after {place.after}'
    if place.before in ("FOR", "COLONS"):
        return f"expected a name after {place.after}"
    if "IN" in place.expected:
        return f'expected "in" and a collection after {place.after}'
    return None


def _directive_unknown(place: Place) -> str | None:
    if place.before == "DIRECTIVE_START":
        return (
            f'expected "if", "else", "endif", "for" or "endfor" after "%{{", not {place.quoted};'
            ' write "%%{" where no template is meant'
        )
    return None


def _one_line_block(place: Place) -> str | None:
    if place.inside != _BLOCK or NEWLINE in place.expected:
        return None
    return (
        'a block with an argument on its first line ends with "}" on that line;'
        " give each argument a line of its own"
    )


def _part_missing(place: Place) -> str | None:
    symbols = place.expected
    if "FOR_OBJECT_ARROW" in symbols:
        return f'expected "=>" and a value after {place.after}'
    if "EQ" in symbols and place.inside == "{":
        return f'expected "=" and a value after {place.after}'
    if "COLON" in symbols:
        return f'expected ":" after {place.after}'
    if "RPAR" in symbols and place.before == "ELLIPSIS":
        return '")" must follow "..."'
    return None


def _separator_missing(place: Place) -> str | None:
    if place.found == "COMMA" and place.inside in (_BLOCK, ""):
        return "arguments are separated by new lines, not by commas"
    pattern = _SEPARATORS.get(place.inside)
    comma = '"," or ' if "COMMA" in place.expected else ""
    return pattern.format(found=place.quoted, comma=comma) if pattern else None


def _anything(place: Place) -> str:
    return f"{place.quoted} cannot stand here"


_EXPLANATIONS: Final[tuple[Callable[[Place], str | None], ...]] = (
    _value_missing,
    _statement_missing,
    _directive_unknown,
    _header_unfinished,
    _name_missing,
    _one_line_block,
    _part_missing,
    _separator_missing,
    _anything,
)
