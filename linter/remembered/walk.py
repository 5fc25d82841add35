"""What an earlier run found when it walked the tree, for as long as a walk would find the same."""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Look(NamedTuple):
    """Something that was looked at, and how it was."""

    kind: str
    """`file`, `listing`, `below` or `place`, as `Looks` has them."""
    path: str
    state: str


class Walk(NamedTuple):
    """A walk of a tree, with all that the run had looked at when it was done."""

    files: Sequence[str]
    """What it found, relative to the root, sorted."""
    looks: Sequence[Look]
    """The settings, folders and .gitignore files that decide what there is to be found. Paths are
    absolute."""
