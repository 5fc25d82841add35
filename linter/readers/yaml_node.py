"""The tree of a YAML document: its values with their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """What stands under one key or index. An alias leads to the node that its anchor marks."""

    node: Node
    key: tuple[int, int] | None


class Node(NamedTuple):
    """A scalar, sequence or mapping, without its anchor and tag."""

    start: int
    end: int
    style: str
    """`'`, `"`, `|` or `>` for a scalar and the empty string for a plain one; `{` or `[` for a flow
    collection, `:` or `-` for a block one."""
    text: str
    """A scalar's text, quotes and escapes resolved; empty for a collection."""
    data: Any
    head: tuple[int, int]
    """Where to look for it: all of a scalar, the beginning of a collection."""
    entries: Mapping[str | int, Entry]
    depth: int
    """How many collections stand inside one another, this one included."""
    weight: int
    """How many characters it takes to write it without aliases, roughly."""


NOTHING = Node(0, 0, "", "", None, (0, 0), {}, 0, 1)
"""What an empty file holds."""
