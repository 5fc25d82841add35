"""What is kept of the values of a resource that was let go: everything but the positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from linter.model import KeyPath
from linter.terraform.body import plain_data
from linter.terraform.value import Value

Names = tuple[str, ...]
"""A key path without the numbers in it."""
Blocks = frozenset[Names]
"""The paths of the nested blocks in a resource."""


class Structure(NamedTuple):
    """What a text encodes."""

    data: object
    """As in a body."""
    encoded: Encoded


Encoded = Mapping[KeyPath, Structure]
"""The texts that encode a structure, by where they stand in a body or in another structure."""

NOTHING: Final[Encoded] = {}
"""Of the many resources that encode nothing."""


class Outline(NamedTuple):
    """A resource's shape."""

    blocks: Blocks
    encoded: Encoded


class Drawing:
    """An outline as far as it is drawn."""

    def __init__(self) -> None:
        self._blocks: set[Names] = set()
        self._arguments: defaultdict[Names, set[str]] = defaultdict(set)
        self._encoded: dict[KeyPath, Structure] = {}

    def add_block(self, path: Names) -> None:
        """Note a nested block."""
        self._blocks.add(path)

    def add_arguments(self, block: Names, names: Iterable[str]) -> None:
        """Note which arguments are set in the block at a path."""
        self._arguments[block].update(names)

    def add_value(self, path: KeyPath, value: Value) -> None:
        """Note what the texts in the value at a path encode."""
        if value.encoded is not None or type(value.data) in (dict, tuple):
            self._encoded.update(_encoded(path, value))

    def outline(self) -> Outline | None:
        """The outline; None where one name stands for a block and for an argument."""
        if any(path[-1] in self._arguments.get(path[:-1], ()) for path in self._blocks):
            return None
        return Outline(_shared(frozenset(self._blocks)), self._encoded or NOTHING)


@lru_cache(maxsize=1024)
def _shared(paths: Blocks) -> Blocks:
    """One copy of what thousands of resources have."""
    return paths


def _encoded(path: KeyPath, value: Value) -> Encoded:
    found = {
        inner: Structure(plain_data(one.encoded), _encoded((), one.encoded))
        for inner, one in _values(path, value)
        if one.encoded is not None
    }
    return found or NOTHING


def _values(path: KeyPath, value: Value) -> Iterator[tuple[KeyPath, Value]]:
    """A value and those inside it."""
    waiting: list[tuple[KeyPath, Value]] = [(path, value)]
    while waiting:
        where, current = waiting.pop()
        yield where, current
        if isinstance(current.data, dict):
            waiting.extend(((*where, key), one) for key, one in current.data.items())
        elif isinstance(current.data, tuple):
            waiting.extend(((*where, at), one) for at, one in enumerate(current.data))
