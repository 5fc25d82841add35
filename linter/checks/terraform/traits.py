"""What there is to judge of the attributes of one body, worked out once for all bodies alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from linter.catalogue.parts.provider import Attribute


class Traits(NamedTuple):
    """Names of attributes by what a check may have to say of them; all in the schema's order."""

    history: frozenset[str]
    """Those that changed over the provider's versions: any check may speak of them."""
    blocks: frozenset[str]
    """Those that hold attributes of their own."""
    computed: frozenset[str]
    deprecated: frozenset[str]
    required: tuple[str, ...]
    counted: frozenset[str]
    """Those of which there may be too few or too many."""
    rivals: frozenset[str]
    """Those that exclude others."""
    grouped: tuple[str, ...]
    """Those that demand others, or of which one must be there."""


def traits_of(attributes: Mapping[str, Attribute], history: Collection[str]) -> Traits:
    """The traits of a body's attributes; `history` names those with a known history."""
    past = frozenset(history)
    items = attributes.items()
    return Traits(
        history=past,
        blocks=frozenset(name for name, one in items if one.attributes),
        computed=past | {name for name, one in items if one.mode == "computed"},
        deprecated=past | {name for name, one in items if one.deprecated},
        required=tuple(name for name, one in items if one.mode == "required" or name in past),
        counted=frozenset(name for name, one in items if bounds_of(one) != (None, None)),
        rivals=frozenset(name for name, one in items if one.conflicts_with),
        grouped=tuple(n for n, one in items if one.at_least_one_of or one.required_with),
    )


def bounds_of(attribute: Attribute) -> tuple[int | None, int | None]:
    """The fewest and the most items or blocks; None where there is no such bound."""
    return attribute.min_items, 1 if attribute.type == "block" else attribute.max_items
