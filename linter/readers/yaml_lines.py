"""Lines as YAML 1.1 parsers, of which PyYAML is one, break them."""

from __future__ import annotations

import re
from typing import Final

BREAKS: Final = "\n\r\x85\u2028\u2029"
"""The characters that end a line (YAML 1.1, section 4.1.4); CR LF counts as one break."""

_REST: Final = re.compile(f"([^{BREAKS}]*)(?:\r\n|[{BREAKS}]|\\Z)")


def rest_of_line(text: str, at: int) -> tuple[int, int]:
    """Find where the line that holds `at` ends, without and with its break."""
    found = _REST.match(text, at)
    return (found.end(1), found.end()) if found else (at, at)
