"""What a reference to a resource comes to: what is configured, and else what only apply tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from linter.model import KeyPath, Span, Unknown
from linter.terraform.construct import object_of, tuple_of, unknown
from linter.terraform.modules.configured import Configured
from linter.terraform.modules.declarations import Declaration, Names
from linter.terraform.modules.expansion import Expansion, Instance
from linter.terraform.modules.sources import ProviderSchema
from linter.terraform.value import Value


class Light(NamedTuple):
    """A resource as policies judge it, without the values that know where they were written."""

    body: dict[str, object]
    outline: frozenset[tuple[str, ...]]
    """See `late_spans`."""
    encoded: frozenset[KeyPath] = frozenset()
    """The paths of the strings that encode a structure."""


@dataclass(frozen=True, eq=False)
class Configurations:
    """What a block configures, and what references to it come to."""

    declaration: Declaration
    address: str
    """In full, but for the instance."""
    schema: ProviderSchema
    expansion: Expansion
    bodies: tuple[Configured, ...]
    """One for each instance."""
    light: Light | None = None
    """What is left of the only instance where it was let go; its body here is then empty."""

    def value(self, rest: Names, span: Span) -> tuple[Value, int]:
        """The value of a traversal from here on, and how many names in `rest` it accounts for."""
        cause = self.expansion.unknown
        if cause is not None:
            return _later(self.address, rest, span, cause.reason), len(rest)
        if self.expansion.keyed:
            return self._all, 0
        if not rest:
            return self._whole(self.expansion.instances[0], self.bodies[0]), 0
        return self._attribute(self.address, self.bodies[0], rest[0], span), 1

    @cached_property
    def _all(self) -> Value:
        """All instances, made once, because each of a thousand others may refer to one of them."""
        wholes = map(self._whole, self.expansion.instances, self.bodies)
        return instances_value(self.expansion, wholes, self.declaration.header)

    def _whole(self, one: Instance, body: Configured) -> Value:
        """An instance as an object, where it is known which attributes that has."""
        address = self.address + one.suffix
        span = self.declaration.header
        names = self.schema.attributes(type_of_declared(self.declaration))
        if names is None:
            return _later(address, (), span)
        return object_of({name: self._attribute(address, body, name, span) for name in names}, span)

    def _attribute(self, address: str, body: Configured, name: str, span: Span) -> Value:
        setting = body.settings.get(name)
        if setting is not None:
            return setting.value
        return body.computed.get(name) or _later(address, (name,), span)


def type_of_declared(declaration: Declaration) -> str:
    """The type of the resource that a declaration makes, as Resource.type has it."""
    match declaration.kind:
        case "resource":
            return declaration.labels[0]
        case "data" | "provider":
            return f"{declaration.kind}.{declaration.labels[0]}"
    return declaration.kind


def instances_value(expansion: Expansion, values: Iterable[Value], span: Span) -> Value:
    """All instances of a block that has `count` or `for_each`: a tuple, or an object by key."""
    if expansion.by_key:
        keys = (str(one.key) for one in expansion.instances)
        return object_of(dict(zip(keys, values, strict=True)), span)
    return tuple_of(list(values), span)


def _later(address: str, names: Iterable[str], span: Span, reason: str = "") -> Value:
    if not reason:
        read = address.startswith("data.") or ".data." in address
        reason = "known only once it is read" if read else "known only after apply"
    expression = ".".join((address, *names))
    return unknown(Unknown(reason, expression, span, refers_to=(address,)), span)
