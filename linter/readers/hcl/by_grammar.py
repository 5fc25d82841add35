"""Cutting and parsing as the grammar has it, imported where something is not plain.

The lexer, the automaton and its tables are a dozen modules. A file in which every statement is
plain (`plain_blocks.py`) is read without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.readers.hcl.scan import Scan
    from linter.readers.hcl.tokens import Token


def cut_statement(text: str, at: int, end: int) -> Scan:
    """The tokens of the first argument or block in `text[at:end]`; see `lexer.py`."""
    from linter.readers.hcl.lexer import cut_statement

    return cut_statement(text, at, end)


def parse(text: str, tokens: list[Token], start: str) -> Any:
    """The node for `tokens`; see `parser.py`. Raises HclError."""
    from linter.readers.hcl.parser import parse

    return parse(text, tokens, start)
