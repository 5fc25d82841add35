"""Identifiers beyond ASCII.

HCL takes Unicode's ID_Start and ID_Continue, and `-`; Python's own identifiers come as close to
that as makes no difference in practice.
"""

from __future__ import annotations


def wide_end(text: str, start: int, limit: int) -> int:
    """Where the identifier that begins at `start` ends; `start` where none begins."""
    if not text[start].isidentifier():
        return start
    at = start + 1
    while at < limit and (text[at] == "-" or f"a{text[at]}".isidentifier()):
        at += 1
    return at
