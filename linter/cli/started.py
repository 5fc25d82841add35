"""How the program was called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.remembered.looks import Looks
from linter.remembered.walk import Walk


class Started(NamedTuple):
    """How the program was called, and what it has looked at before its libraries were there."""

    arguments: Sequence[str]
    looks: Looks
    walk: Walk | None = None
    """What an earlier run found to judge, where a walk would find the same."""
