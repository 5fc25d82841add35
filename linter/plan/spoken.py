"""What came of letting plans speak for their source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from linter.model import Resource, Span


class Spoken(NamedTuple):
    """What is to be judged once plans have spoken."""

    resources: tuple[Resource, ...]
    passed_over: Mapping[str, str] = {}
    """The plans that were left alone, with the reason."""
    sensitive: tuple[Span, ...] = ()
    """What the plans hold and must not be shown."""
