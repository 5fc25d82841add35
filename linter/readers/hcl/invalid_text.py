"""What to say of characters and strings that are wrong wherever they stand."""

from __future__ import annotations

from typing import Final

from linter.readers.hcl.tokens import INVALID, OPEN_COMMENT, OPEN_HEREDOC, OPEN_STRING, SHIFT

_CHARACTERS: Final = {
    "'": "strings are written with double quotes",
    "`": 'strings are written with double quotes, and over several lines as heredocs ("<<EOT")',
    ";": "arguments and blocks are separated by new lines, not by semicolons",
    "&": '"&" is no operator; did you mean "&&"?',
    "|": '"|" is no operator; did you mean "||"?',
    "^": '"^" is no operator',
    "~": '"~" may only stand directly after "${" or "%{", or before the "}" that closes it',
    "\\": "a backslash may stand in quoted strings only",
    "\r": "a carriage return must be followed by a line feed",
    "\ufeff": "a byte-order mark may only stand at the start of a file",
    "\N{NO-BREAK SPACE}": "this is a no-break space; write a plain one",
}
_CURLY_QUOTES: Final = "\u2018\u2019\u201c\u201d"


def invalid(text: str, start: int, end: int, terminal: str) -> str | None:
    """What is wrong with a token that no rule has room for; None of any other token."""
    if terminal == INVALID:
        return _invalid_character(text[start])
    if terminal == OPEN_STRING:
        return (
            "this string is not closed on its line;"
            ' write "\\n" for a line break, or a heredoc ("<<EOT") for many lines'
        )
    if terminal == SHIFT and text.startswith("<" * 7, start):
        return "a merge conflict was left in the file"
    if terminal == SHIFT:
        return 'a heredoc begins with "<<" and its marker; nothing else may follow on the line'
    if terminal == OPEN_HEREDOC:
        return f"this heredoc is never closed: no line holds only {text[start:end].lstrip('<-')}"
    if terminal == OPEN_COMMENT:
        return 'this comment is never closed with "*/"'
    return None


def _invalid_character(character: str) -> str:
    if character in _CHARACTERS:
        return _CHARACTERS[character]
    if character in _CURLY_QUOTES:
        return "these are curly quotes; write straight ones"
    shown = f'"{character}"' if character.isprintable() else f"U+{ord(character):04X}"
    return f"the character {shown} has no meaning here"
