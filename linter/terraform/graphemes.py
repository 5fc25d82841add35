"""Strings as sequences of characters that a reader would count.

Terraform counts grapheme clusters (Unicode Standard Annex 29). Here that is only done for text
in which every code point is a cluster by itself; other text is left unknown.
"""

from __future__ import annotations

import re
from typing import Final

from linter.terraform.failure import unknowable

_SIMPLE: Final = re.compile(
    "[\\x00-\\x0c\\x0e-\\u02ff\\u0370-\\u0482\\u048a-\\u052f"  # Latin, Greek, Cyrillic
    "\\u05d0-\\u05ea\\u1e00-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf\\u2100-\\u24b5"
    "\\u2500-\\u25a9\\u3001-\\u3029\\u3041-\\u3096\\u30a1-\\u30fc\\u4e00-\\u9fff\\uac00-\\ud7a3"
    "\\uff01-\\uff9d\\U0001f300-\\U0001f3fa\\U0001f400-\\U0001f64f\\U0001f680-\\U0001f6c5]*"
)


def characters(text: str) -> str:
    """Return `text`, whose code points are its characters; raises UnknowableError otherwise."""
    if not _SIMPLE.fullmatch(text):
        raise unknowable("gclint does not count the characters of text with combining marks")
    return text
