"""Terraform values that remember where they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from linter.model import Span, Unknown
from linter.terraform.types import Type

NO_KEYS: Final[Mapping[str, Span]] = {}
"""Of the many values that are no objects; one for all of them."""


@dataclass(frozen=True, slots=True)
class Written:
    """`length` characters of a computed string, and the source they came from.

    Where the span is `length` code points long the two correspond one to one; otherwise the
    characters stand for the span as a whole (an escape sequence, a computed number).
    """

    length: int
    span: Span


@dataclass(frozen=True, slots=True)
class Value:
    """A value, its Terraform type, and where it was written."""

    data: Data
    type: Type
    span: Span
    keys: Mapping[str, Span] = field(default_factory=lambda: NO_KEYS)
    """For an object or map: where each key was written, as far as it was."""
    written: tuple[Written, ...] = ()
    """For a string: where its characters came from, in order; empty when only `span` is known."""
    encoded: Value | None = None
    """For the text of jsonencode() or yamlencode(): the structure it encodes. Set even when the
    text itself is unknown because a part of the structure is."""
    sensitive: bool = False
    """Whether a sensitive variable or sensitive() had a part in it."""


Data = None | bool | int | Decimal | str | tuple[Value, ...] | dict[str, Value] | Unknown
"""null, scalars, lists/tuples/sets (sets in Terraform's order), maps/objects, or unknown."""
