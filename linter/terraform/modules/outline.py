"""What is kept of the values of a resource that was let go: everything but the positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from linter.model import KeyPath
from linter.terraform.body import plain_data
from linter.terraform.modules.configured import Configured
from linter.terraform.value import Value

Blocks = frozenset[tuple[str, ...]]
"""The paths of the nested blocks in a resource, without the numbers in them."""


class Structure(NamedTuple):
    """What a text encodes."""

    data: object
    """As in a body."""
    encoded: Encoded


Encoded = Mapping[KeyPath, Structure]
"""The texts that encode a structure, by where they stand in a body or in another structure."""

_NOTHING: Final[Encoded] = {}
"""Of the many resources that encode nothing."""


class Outline(NamedTuple):
    """A resource's shape."""

    blocks: Blocks
    encoded: Encoded


def outline(block: Configured) -> Outline | None:
    """The outline of a resource.

    None where it does not tell all that is asked of every resource: where it is unknown how many
    blocks there are, or where one name stands for a block and for an argument.
    """
    blocks: set[tuple[str, ...]] = set()
    arguments: set[tuple[str, ...]] = set()
    encoded: dict[KeyPath, Structure] = {}
    waiting: list[tuple[KeyPath, tuple[str, ...], Configured]] = [((), (), block)]
    while waiting:
        path, names, current = waiting.pop()
        for name, setting in current.settings.items():
            arguments.add((*names, name))
            encoded |= _encoded((*path, name), setting.value)
        for kind, made in current.blocks.items():
            if isinstance(made, Value):
                return None
            inside = (*names, kind)
            blocks.add(inside)
            waiting.extend(((*path, kind, at), inside, one) for at, one in enumerate(made))
    if blocks & arguments:
        return None
    return Outline(_shared(frozenset(blocks)), encoded or _NOTHING)


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
    return found or _NOTHING


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
