"""What to say where the text is not HCL."""

from __future__ import annotations

from collections.abc import Mapping

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.tokens import Token


def unexpected(text: str, tokens: list[Token], at: int, expected: Mapping[str, int]) -> HclError:
    """The error for `tokens[at]`, where only the symbols of `expected` could stand."""
    start, end, terminal = tokens[at]
    return HclError(start, end, f"unexpected {terminal}")
