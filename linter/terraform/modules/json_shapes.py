"""Which keys of Terraform's JSON syntax stand for nested blocks.

The syntax itself does not tell an argument from a block.
https://developer.hashicorp.com/terraform/language/syntax/json#block-type-specific-exceptions
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final, Protocol

from linter.terraform.modules.sources import ProviderSchema


class Reading(Enum):
    """How the value of an argument is to be read."""

    TEMPLATE = auto()
    """Strings are templates."""
    LITERAL = auto()
    """Strings are nothing but text."""
    EXPRESSION = auto()
    """A string holds an expression, as a variable's `type` does."""
    REFERENCE = auto()
    """The strings of a list name what else the module declares, as those of `depends_on` do."""


class Shape(Protocol):
    """What the keys of an object mean."""

    def labels(self, name: str) -> int | None:
        """How many labels the blocks under a key have; None if the key is an argument."""

    def inside(self, name: str, labels: tuple[str, ...]) -> Shape:
        """The shape of the blocks under a key."""

    def reading(self, name: str) -> Reading:
        """How the argument under a key is to be read."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The shape of a block that Terraform itself defines."""

    blocks: Mapping[str, tuple[int, Shape]] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    otherwise: Reading = Reading.TEMPLATE

    def labels(self, name: str) -> int | None:
        """As in the table."""
        return self.blocks[name][0] if name in self.blocks else None

    def inside(self, name: str, labels: tuple[str, ...]) -> Shape:
        """As in the table."""
        return self.blocks[name][1]

    def reading(self, name: str) -> Reading:
        """As in the table."""
        return self.readings.get(name, self.otherwise)


VALUES: Final[Shape] = Fixed(otherwise=Reading.LITERAL)
"""The shape of a file that gives values to variables."""

_PLAIN: Final = Fixed()
_LITERAL: Final = Fixed(otherwise=Reading.LITERAL)
_NAMING: Final = {"depends_on": Reading.REFERENCE, "provider": Reading.LITERAL}
_META: Final[Mapping[str, tuple[int, Shape]]] = {
    "lifecycle": (
        0,
        Fixed(
            {"precondition": (0, _PLAIN), "postcondition": (0, _PLAIN)},
            {"replace_triggered_by": Reading.REFERENCE},
        ),
    ),
    "connection": (0, _PLAIN),
    "provisioner": (1, Fixed({"connection": (0, _PLAIN)})),
}
_DOCUMENT: Final = frozenset({"statement", "principals", "not_principals", "condition"})
"""The blocks of aws_iam_policy_document, whose text gclint works out itself."""


@dataclass(frozen=True, slots=True)
class Configurable:
    """The shape of a resource, data source or provider, or of a block inside one."""

    schema: ProviderSchema
    kind: str
    path: tuple[str, ...] = ()

    def labels(self, name: str) -> int | None:
        """As the schema says; what it does not know is an argument."""
        if name == "dynamic":
            return 1
        if not self.path and name in _META and not self.kind.startswith("provider."):
            return _META[name][0]
        return 0 if self._is_block(name) else None

    def inside(self, name: str, labels: tuple[str, ...]) -> Shape:
        """A block of the provider's, of Terraform's own, or `dynamic`."""
        if name == "dynamic":
            contents = replace(self, path=(*self.path, *labels))
            return Fixed({"content": (0, contents)}, {"iterator": Reading.EXPRESSION})
        if not self.path and name in _META:
            return _META[name][1]
        return replace(self, path=(*self.path, name))

    def reading(self, name: str) -> Reading:
        """As a template, but for the names that Terraform wants as they are."""
        return Reading.TEMPLATE if self.path else _NAMING.get(name, Reading.TEMPLATE)

    def _is_block(self, name: str) -> bool:
        if self.kind == "data.aws_iam_policy_document":
            return name in _DOCUMENT
        return bool(self.schema.is_block(self.kind, (*self.path, name)))


@dataclass(frozen=True, slots=True)
class Top:
    """The shape of a whole file."""

    schema: ProviderSchema

    def labels(self, name: str) -> int | None:
        """The labels of the blocks that gclint reads; others are passed over as arguments."""
        return _TOP[name][0] if name in _TOP else None

    def inside(self, name: str, labels: tuple[str, ...]) -> Shape:
        """The shape of a top-level block."""
        if name == "resource":
            return Configurable(self.schema, labels[0])
        if name in ("data", "provider"):
            return Configurable(self.schema, f"{name}.{labels[0]}")
        return _TOP[name][1]

    def reading(self, name: str) -> Reading:
        """Nothing at the top is an argument that counts."""
        return Reading.LITERAL


_TERRAFORM: Final = Fixed(
    {
        "required_providers": (0, _LITERAL),
        "backend": (1, _LITERAL),
        "cloud": (0, Fixed({"workspaces": (0, _LITERAL)}, otherwise=Reading.LITERAL)),
    },
    otherwise=Reading.LITERAL,
)
_VARIABLE: Final = Fixed(
    {"validation": (0, _PLAIN)},
    {"type": Reading.EXPRESSION},
    otherwise=Reading.LITERAL,
)
_CALL: Final = Fixed(
    readings={
        **dict.fromkeys(("source", "version", "providers"), Reading.LITERAL),
        "depends_on": Reading.REFERENCE,
    }
)
_TOP: Final[Mapping[str, tuple[int, Shape]]] = {
    "resource": (2, _PLAIN),
    "data": (2, _PLAIN),
    "provider": (1, _PLAIN),
    "variable": (1, _VARIABLE),
    "output": (1, Fixed({"precondition": (0, _PLAIN)}, _NAMING)),
    "module": (1, _CALL),
    "terraform": (0, _TERRAFORM),
    "locals": (0, _PLAIN),
}
