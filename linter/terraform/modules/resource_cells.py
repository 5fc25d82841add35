"""Working out resources, data sources, providers and the other blocks that configure something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from linter.model import Unknown
from linter.terraform.construct import unknown
from linter.terraform.modules.addresses import joined, local_address
from linter.terraform.modules.attributes import Configurations, Light
from linter.terraform.modules.blocks import Reading
from linter.terraform.modules.bodies import plain_body
from linter.terraform.modules.cells import Cell
from linter.terraform.modules.configured import Configured, Setting
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.expansion import (
    MAX_INSTANCES,
    NO_BINDINGS,
    ONCE,
    Expansion,
    counted,
    for_each,
)
from linter.terraform.modules.filling import filled
from linter.terraform.modules.frame import loops_of
from linter.terraform.modules.instance import ModuleInstance
from linter.terraform.modules.late_spans import outline
from linter.terraform.modules.lookup import Lookup
from linter.terraform.modules.policy_document import with_document
from linter.terraform.modules.value_cells import argument_value

_REPETITION = ("count", "for_each")
"""They say how many resources there are, and are not part of any one of them."""


class ResourceCell(Cell[Configurations]):
    """Works out a block with nested blocks in it, once for each of its instances."""

    __slots__ = ("declaration", "instance")

    def __init__(self, instance: ModuleInstance, declaration: Declaration) -> None:
        super().__init__()
        self.instance = instance
        self.declaration = declaration

    @property
    def label(self) -> str:
        """Its address."""
        return joined(self.instance.address, local_address(self.declaration))

    def needs(self) -> Iterator[Cell[Any]]:
        """What anything in the block refers to."""
        return self.instance.needed(self.declaration.references)

    def settle(self, reason: str | None) -> None:
        """Keep the result, and nothing of what was written."""
        if not self.declaration.is_late:
            super().settle(reason)
            return
        self._result = self._straight() if reason is None else None
        if self._result is None:
            self.declaration.take_up()
            super().settle(reason)
            if reason is None and self.instance.caller is None:
                self._result = self._lightened(self._result)
        if self.instance.caller is None:
            self.declaration.let_go()

    def _straight(self) -> Configurations | None:
        """The result without evaluating anything, where the resource was read for that."""
        plain = self.declaration.take_plain()
        if plain is None or self.instance.caller is not None or self._is_read_from:
            return None
        if not filled(plain, Lookup(self.instance), self.declaration.path):
            return None
        light = Light(plain.body, plain.outline, plain.encoded)
        return self._configurations(ONCE, (Configured(self.declaration.header),), light)

    @property
    def _is_read_from(self) -> bool:
        key = (self.declaration.kind, *self.declaration.labels)
        return key in self.instance.module.read_from

    def _lightened(self, found: Configurations | None) -> Configurations | None:
        """The result without its values, where none is ever read but by a finding."""
        if found is None or found.expansion != ONCE or self._is_read_from:
            return found
        (body,) = found.bodies
        blocks = outline(body)
        if blocks is None or body.computed or "id" in body.settings:
            return found
        light = Light(plain_body(body), blocks)
        return replace(found, bodies=(Configured(body.header),), light=light)

    def compute(self) -> Configurations:
        """What the block configures."""
        expansion = expansion_of(self.instance, self.declaration, MAX_INSTANCES)
        bodies = []
        names, loops = Lookup(self.instance), loops_of(self.instance, self.declaration)
        for one in expansion.instances:
            address = self.label + one.suffix
            itself = unknown(
                Unknown("known only after apply", "self", refers_to=(address,)),
                self.declaration.header,
            )
            reading = Reading(names, {**one.bindings, "self": itself}, loops)
            body = reading.declaration(self.declaration, _REPETITION)
            bodies.append(with_document(self.declaration, body))
        return self._configurations(expansion, tuple(bodies))

    def refuse(self, reason: str) -> Configurations:
        """One instance, whose arguments are all unknown."""
        header = self.declaration.header
        value = unknown(Unknown(reason, local_address(self.declaration), header), header)
        settings = {
            argument.name: Setting(layer.span(argument), layer.span(argument), value)
            for layer, argument in self.declaration.arguments()
            if argument.name not in _REPETITION
        }
        kinds = {block.type for layer in self.declaration.layers for block in layer.body.blocks}
        body = Configured(header, settings, dict.fromkeys(kinds, value))
        return self._configurations(ONCE, (body,))

    def _configurations(
        self,
        expansion: Expansion,
        bodies: tuple[Configured, ...],
        light: Light | None = None,
    ) -> Configurations:
        schema = self.instance.root.library.schema
        return Configurations(self.declaration, self.label, schema, expansion, bodies, light)


def expansion_of(instance: ModuleInstance, declaration: Declaration, most: int) -> Expansion:
    """How often a block is there; `most` is divided by how often its module is."""
    most = max(most // instance.crowd, 1)
    count = argument_value(instance, declaration, "count", NO_BINDINGS)
    if count is not None:
        return counted(count, most)
    collection = argument_value(instance, declaration, "for_each", NO_BINDINGS)
    return ONCE if collection is None else for_each(collection, most)
