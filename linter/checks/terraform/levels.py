"""The bodies in a resource: its own, and those of its nested blocks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from linter.catalogue.parts.provider import Attribute
from linter.checks.terraform.traits import Traits
from linter.model import KeyPath, Spans, Unknown


class Level(NamedTuple):
    """One body in a resource: its own, or that of a nested block."""

    path: KeyPath
    body: Mapping[str, Any]
    attributes: Mapping[str, Attribute]
    traits: Traits

    def written(self) -> Iterator[tuple[Attribute, KeyPath, Any]]:
        """The attributes that are both known and written, with their paths and values."""
        return self.among(self.attributes)

    def among(self, names: Collection[str]) -> Iterator[tuple[Attribute, KeyPath, Any]]:
        """Those of the attributes written that are called as in `names`."""
        for name, value in self.body.items():
            if name in names and value is not None:
                attribute = self.attributes.get(name)
                if attribute is not None:
                    yield attribute, (*self.path, name), value


def levels_below(
    top: Level, spans: Spans, traits: Callable[[Mapping[str, Attribute]], Traits]
) -> Iterator[Level]:
    """A body and those of the blocks in it, outermost first."""
    waiting = [top]
    while waiting:
        level = waiting.pop()
        yield level
        for attribute, path, value in level.among(level.traits.blocks):
            if isinstance(value, list) and not is_assigned(value, spans, path):
                inner = traits(attribute.attributes)
                waiting.extend(
                    Level((*path, number), block, attribute.attributes, inner)
                    for number, block in enumerate(value)
                    if isinstance(block, dict)
                )


def is_assigned(value: object, spans: Spans, path: KeyPath) -> bool:
    """Whether `name = value` is written where a nested block could stand."""
    if isinstance(value, list):
        return bool(value) and not spans.holds_blocks(path)
    return not isinstance(value, Unknown) or spans.has_key(path)
