"""Terraform's types, as type constraints write them and as values carry them.

https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from linter.terraform.value import Value


@dataclass(frozen=True, slots=True)
class Primitive:
    """`string`, `number` or `bool`; and `any`, for a type that is not known yet."""

    name: str

    @property
    def depth(self) -> int:
        """How many types are nested in one another; 0 here, and kept by the others."""
        return 0

    @property
    def weight(self) -> int:
        """How many values a value of this type holds, itself included; 1 here.

        The type of a list, set or map is told when the value is built. Values share their parts,
        so a few lines of configuration could name more values than any machine can hold.
        """
        return 1

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ListType:
    """`list(element)`."""

    element: Type
    weight: int = field(default=0, compare=False, repr=False)
    depth: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "depth", self.element.depth + 1)
        object.__setattr__(self, "weight", max(self.weight, self.element.weight + 1))

    def __str__(self) -> str:
        return f"list({self.element})"


@dataclass(frozen=True, slots=True)
class SetType:
    """`set(element)`."""

    element: Type
    weight: int = field(default=0, compare=False, repr=False)
    depth: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "depth", self.element.depth + 1)
        object.__setattr__(self, "weight", max(self.weight, self.element.weight + 1))

    def __str__(self) -> str:
        return f"set({self.element})"


@dataclass(frozen=True, slots=True)
class MapType:
    """`map(element)`."""

    element: Type
    weight: int = field(default=0, compare=False, repr=False)
    depth: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "depth", self.element.depth + 1)
        object.__setattr__(self, "weight", max(self.weight, self.element.weight + 1))

    def __str__(self) -> str:
        return f"map({self.element})"


@dataclass(frozen=True, slots=True)
class TupleType:
    """`tuple([...])`: each position has a type of its own."""

    items: tuple[Type, ...]
    weight: int = field(init=False, compare=False, repr=False)
    depth: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "depth", _deepest(self.items) + 1)
        object.__setattr__(self, "weight", sum(item.weight for item in self.items) + 1)

    def __str__(self) -> str:
        return f"tuple([{', '.join(map(str, self.items))}])"


@dataclass(frozen=True, slots=True)
class ObjectType:
    """`object({...})`: each attribute has a type of its own."""

    attributes: Mapping[str, Type] = field(hash=False)
    optional: Mapping[str, Value | None] = field(default_factory=dict, hash=False)
    """The attributes marked `optional()`, with their default or None. Only a type constraint
    has them; the type of a value never does."""
    weight: int = field(init=False, compare=False, repr=False)
    depth: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        kinds = self.attributes.values()
        object.__setattr__(self, "depth", _deepest(kinds) + 1)
        object.__setattr__(self, "weight", sum(kind.weight for kind in kinds) + 1)

    def __str__(self) -> str:
        inner = ", ".join(f"{name} = {kind}" for name, kind in sorted(self.attributes.items()))
        return f"object({{{inner}}})"


def _deepest(types: Iterable[Type]) -> int:
    return max((inner.depth for inner in types), default=0)


Type = Primitive | ListType | SetType | MapType | TupleType | ObjectType
"""A Terraform type. Types compare by what they mean; attributes have no order."""

STRING: Final = Primitive("string")
NUMBER: Final = Primitive("number")
BOOL: Final = Primitive("bool")
DYNAMIC: Final = Primitive("any")
"""The type of null, and of a value about which nothing is known."""
