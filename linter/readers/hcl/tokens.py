"""Tokens: what the lexer hands to the parser."""

from __future__ import annotations

import re
from typing import Final

Token = tuple[int, int, str]
"""Start, end and terminal. A plain tuple: a large file has millions, and nothing is cheaper."""

END: Final = "$END"
NEWLINE: Final = "NL_OR_COMMENT"
INVALID: Final = "INVALID"
"""A character that HCL has no use for where it stands."""
OPEN_STRING: Final = "OPEN_STRING"
"""From the opening quote of a string to the end of the line that does not close it."""
OPEN_HEREDOC: Final = "OPEN_HEREDOC"
"""The introducer of a heredoc that is never closed."""
SHIFT: Final = "SHIFT"
"""A `<<` that introduces no heredoc."""
OPEN_COMMENT: Final = "OPEN_COMMENT"
"""A `/*` that is never closed, and all that follows it."""

OPERATORS: Final = {
    "==": "DOUBLE_EQ",
    "!=": "NEQ",
    "<=": "LEQ",
    ">=": "GEQ",
    "=>": "FOR_OBJECT_ARROW",
    "&&": "DOUBLE_AMP",
    "||": "DOUBLE_PIPE",
    "...": "ELLIPSIS",
    "::": "COLONS",
    "<": "LT",
    ">": "GT",
    "-": "MINUS",
    "*": "ASTERISK",
    "/": "SLASH",
    "%": "PERCENT",
    "+": "PLUS",
    "!": "NOT",
    "?": "QMARK",
    ",": "COMMA",
    ".": "DOT",
    "=": "EQ",
    ":": "COLON",
    "(": "LPAR",
    ")": "RPAR",
    "[": "LSQB",
    "]": "RSQB",
    "{": "LBRACE",
    "}": "RBRACE",
    "~}": "RBRACE",
}
"""The terminals that are always written the same."""

ESCAPES: Final = {"$${": "ESCAPED_INTERPOLATION", "%%{": "ESCAPED_DIRECTIVE"}
SEQUENCES: Final = {"$": "INTERP_START", "%": "DIRECTIVE_START"}
"""Terminals by their first character."""

OPERAND_ENDS: Final = frozenset(
    {
        "NAME",
        "INT_LITERAL",
        "FLOAT_LITERAL",
        "TEMPLATE_STRING",
        "DBLQUOTE",
        "RPAR",
        "RSQB",
        "RBRACE",
        "FULL_SPLAT_START",
        "ATTR_SPLAT",
        "ELLIPSIS",
    }
)
"""The terminals after which a new operand cannot begin, but `[` is an index and `if` a keyword."""

HEADER_ENDS: Final = frozenset({"NAME", "TEMPLATE_STRING", "DBLQUOTE"})
"""The terminals after which `{` opens a block; it opens an object after any other."""

SPACE: Final = (
    "\t\n\v\f\r \x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + ("\u2028\u2029\u202f\u205f\u3000")
)
"""White space as Go's unicode.IsSpace has it, which is what HCL trims."""

CODE: Final = re.compile(
    r"""[ \t]*(?:
      (?P<keyword>(?:for|in|if|else|endif|endfor)(?![\w-]|[^\x00-\x7f]))
    | (?P<name>[A-Za-z_][A-Za-z0-9_-]*+(?![^\x00-\x7f]))
    | (?P<string>"(?:[^"\\\r\n$%]++|\\[^\r\n]|[$%](?!\{))*+")
    | (?P<newline>(?:\r?\n[ \t]*)+)
    | (?P<comment>\#[^\n]*|//[^\n]*|/\*(?s:.*?)\*/)
    | (?P<open_comment>/\*)
    | (?P<heredoc><<-?[^\W\d](?:[\w-]|[^\x00-\x7f])*\r?\n)
    | (?P<shift><<)
    | (?P<open>[(\[{])
    | (?P<close>\)|\]|~?\})
    | (?P<star>\*)
    | (?P<operator>==|!=|<=|>=|=>|&&|\|\||\.\.\.|::|[<>\-/%+!?,.=:])
    | (?P<number>[0-9](?:\.*(?:[0-9]|[eE][+-]?[0-9]))*)
    | (?P<quote>")
    | (?P<wide>[A-Za-z0-9_-]*[^\x00-\x7f])
    | (?P<other>(?s:.))
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
"""One token outside of strings. Always matches."""

QUOTED_TEXT: Final = re.compile(
    r"""(?P<text>(?:[^"\\$%\r\n]++|\\[^\r\n])+)
      | (?P<escape>\$\$\{|%%\{)
      | (?P<sequence>[$%]\{~?)
      | (?P<lone>[$%])
      | (?P<close>")
      | (?P<newline>[\r\n\\])
      | (?P<end>\Z)""",
    re.VERBOSE,
)
"""One token inside a quoted string. Always matches."""

HEREDOC_TEXT: Final = re.compile(
    r"""(?P<text>[^$%\r\n]*(?:\r?\n)|[^$%\r\n]+)
      | (?P<escape>\$\$\{|%%\{)
      | (?P<sequence>[$%]\{~?)
      | (?P<lone>[$%])
      | (?P<other>\r)
      | (?P<end>\Z)""",
    re.VERBOSE,
)
"""One token inside a heredoc, which HCL reads line by line. Always matches."""

BARE_TEXT: Final = re.compile(HEREDOC_TEXT.pattern.replace("other", "lone_return"), re.VERBOSE)
"""One token of a template without quotes. Always matches."""
