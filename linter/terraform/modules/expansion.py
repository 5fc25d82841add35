"""How often a resource or module call is there: `count` and `for_each`.

https://developer.hashicorp.com/terraform/language/meta-arguments/count
https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from linter.model import Span, Unknown
from linter.terraform.construct import derived, is_unknown, numeric, object_of, string, unknown
from linter.terraform.convert import convert
from linter.terraform.types import NUMBER, MapType, ObjectType, SetType
from linter.terraform.value import Value

Bindings = Mapping[str, Value]
"""Names that mean something only inside one block: `each`, `count`, `self`, an iterator."""

NO_BINDINGS: Final[Bindings] = {}

MAX_INSTANCES: Final = 100_000
"""How many instances one block may have, multiplied by those of the calls around it. A block with
more counts as one whose number is unknown, so that the work stays in bounds."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One of the things that a block stands for."""

    key: int | str | None
    """Its index or key; None where the block has neither `count` nor `for_each`, or where it is
    unknown which ones there are."""
    bindings: Bindings

    @property
    def suffix(self) -> str:
        """What its address ends in: nothing, `[0]` or `["emea"]`."""
        return "" if self.key is None else f"[{json.dumps(self.key, ensure_ascii=False)}]"


@dataclass(frozen=True, slots=True)
class Expansion:
    """All that one block stands for."""

    instances: tuple[Instance, ...]
    """In order. A single one stands for all where it is unknown which there are."""
    by_key: bool = False
    """Whether it comes from `for_each`."""
    unknown: Unknown | None = None
    """Why it is unknown which ones there are, if it is."""

    @property
    def keyed(self) -> bool:
        """Whether the instances are told apart by index or key."""
        return self.unknown is None and not any(one.key is None for one in self.instances)


ONCE: Final = Expansion((Instance(None, NO_BINDINGS),))
"""Of a block that has neither `count` nor `for_each`."""


def counted(value: Value, most: int) -> Expansion:
    """The expansion of `count = value`; more than `most` is unknown."""
    number = convert(value, NUMBER).data
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= most:
        cause = _cause(value, "count", "a whole number", most)
        index = unknown(cause, value.span, NUMBER)
        return _uncertain("count", {"index": index}, value.span, cause)
    return Expansion(tuple(_numbered(index, value.span) for index in range(number)))


def for_each(value: Value, most: int) -> Expansion:
    """The expansion of `for_each = value`; more than `most` is unknown."""
    pairs = list(iterated(value)) if isinstance(value.type, ObjectType | MapType | SetType) else []
    known = isinstance(value.data, dict | tuple) and len(value.data) == len(pairs) <= most
    if not known or any(not isinstance(key.data, str) for key, _ in pairs):
        cause = _cause(value, "for_each", "a map, or a set of strings", most)
        both = {name: unknown(cause, value.span) for name in ("key", "value")}
        return _uncertain("each", both, value.span, cause)
    return Expansion(tuple(_keyed(key, item, value.span) for key, item in pairs), by_key=True)


def iterated(value: Value) -> Iterator[tuple[Value, Value]]:
    """The keys and values of a collection; elements of a set are both. Nothing if unknown."""
    if isinstance(value.data, dict):
        for name, item in value.data.items():
            yield string(name, value.keys.get(name, item.span)), item
    elif isinstance(value.data, tuple):
        for index, item in enumerate(value.data):
            in_set = isinstance(value.type, SetType)
            yield item if in_set else numeric(index, item.span), item


def _numbered(index: int, span: Span) -> Instance:
    return Instance(index, {"count": object_of({"index": numeric(index, span)}, span)})


def _keyed(key: Value, value: Value, span: Span) -> Instance:
    return Instance(str(key.data), {"each": object_of({"key": key, "value": value}, span)})


def _uncertain(name: str, inner: Mapping[str, Value], span: Span, cause: Unknown) -> Expansion:
    return Expansion((Instance(None, {name: object_of(inner, span)}),), unknown=cause)


def _cause(value: Value, argument: str, wanted: str, most: int) -> Unknown:
    """Say why it is unknown how often something is there."""
    if is_unknown(value):
        return derived([value])
    if isinstance(value.data, dict | tuple | int) and _length(value.data) > most:
        return Unknown(f"{argument} makes more than {most:,} of them", span=value.span)
    inner = [item for _, item in iterated(value) if is_unknown(item)]
    if inner:
        return derived(inner)
    return Unknown(f"{argument} has to be {wanted}", span=value.span)


def _length(data: dict[str, Value] | tuple[Value, ...] | int) -> int:
    """How many instances `data` asks for."""
    return data if isinstance(data, int) else len(data)
