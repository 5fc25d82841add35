"""python-hcl2's grammar, mended where HCL itself decides otherwise.

Only the rules are taken: terminals come from our own lexer, which leaves out the newlines that HCL
ignores. The rules then say exactly where a newline may or must stand.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

STARTS: Final = ("statement", "expression")
"""What can be parsed: one argument or block, and one expression."""


class Edit(NamedTuple):
    """Replaces the definition of one rule, and says why."""

    rule: str
    definition: str
    reason: str


EDITS: Final = (
    Edit(
        "body",
        "new_line_or_comment ((attribute | block) new_line_or_comment)* | attribute?",
        "each item ends its line, and a block on one line holds one argument at most",
    ),
    Edit(
        "block",
        "_attribute_name (_attribute_name | string | template_string)* LBRACE body RBRACE",
        "the brace stands on the line of the header; the lexer hands over a string without"
        " interpolation as one TEMPLATE_STRING",
    ),
    Edit(
        "object",
        "LBRACE new_line_or_comment? (object_elem (COMMA new_line_or_comment? |"
        " new_line_or_comment))* object_elem? RBRACE",
        "a comma or a newline stands between two items",
    ),
    Edit("object_elem_key", "expression", "`for` after a brace always begins a `for` expression"),
    Edit(
        "heredoc_template",
        "HEREDOC_TEMPLATE string_part* DBLQUOTE",
        "the lexer cuts heredocs up, too; the closing marker plays the closing quote",
    ),
    Edit(
        "heredoc_template_trim",
        "HEREDOC_TEMPLATE_TRIM string_part* DBLQUOTE",
        "the same with indentation removed",
    ),
    Edit("!unary_op", "(MINUS | NOT) unary_expr", "`!!b` and `--n` are valid"),
    Edit(
        "function_call",
        "identifier (COLONS identifier)* LPAR arguments? RPAR",
        "a function's name may have any number of namespaces",
    ),
)

_NEWLINE_FREE: Final = re.compile(r" ?new_line_or_comment\?")
_ADDED: Final = "\n?statement : attribute | block\n"


def installed() -> str:
    """The text of the grammar file of the python-hcl2 that is installed, which is not imported."""
    package = find_spec("hcl2")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("python-hcl2 is not installed")
    return (Path(package.origin).parent / "hcl2.lark").read_text(encoding="utf-8")


def mended(grammar: str) -> str:
    """The grammar as gclint parses by it. Raises ValueError where an edited rule is not there."""
    grammar = _NEWLINE_FREE.sub("", grammar)
    lines = grammar.split("\n")
    for edit in EDITS:
        at = [number for number, line in enumerate(lines) if _defines(line, edit.rule)]
        if len(at) != 1:
            raise ValueError(f"python-hcl2's grammar defines {edit.rule} {len(at)} times")
        lines[at[0]] = f"{edit.rule} : {edit.definition}"
    return "\n".join(lines) + _ADDED


def _defines(line: str, rule: str) -> bool:
    return line.split(":")[0].strip() == rule
