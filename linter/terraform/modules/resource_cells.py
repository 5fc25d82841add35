"""Working out resources, data sources, providers and the other blocks that configure something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.model import Unknown
from linter.terraform.construct import unknown
from linter.terraform.modules.addresses import joined, local_address
from linter.terraform.modules.attributes import Configurations, Light
from linter.terraform.modules.blocks import Reading
from linter.terraform.modules.cells import Cell
from linter.terraform.modules.configured import Configured, Setting
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.expansion import (
    MAX_INSTANCES,
    NO_BINDINGS,
    ONCE,
    Bindings,
    Expansion,
    counted,
    for_each,
)
from linter.terraform.modules.frame import loops_of
from linter.terraform.modules.instance import ModuleInstance
from linter.terraform.modules.lookup import Lookup
from linter.terraform.modules.policy_document import has_document, with_document
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
            self._result = self._lightly() if reason is None else None
        if self._result is None:
            super().settle(reason)
        if self.instance.caller is None:
            self.declaration.let_go()

    def _straight(self) -> Configurations | None:
        """The result without evaluating anything, where the resource was read for that."""
        plain = self.declaration.take_plain()
        if plain is None or self._is_read_from:
            return None
        from linter.terraform.modules.filling import filled  # of use to large files alone

        if not filled(plain, Lookup(self.instance), self.declaration.path):
            return None
        return self._of_light(Light(plain.body, plain.outline))

    def _lightly(self) -> Configurations | None:
        """What the block configures without its values, where none is read but by a finding."""
        if not self._can_be_light():
            return None
        from linter.terraform.modules.light import NotLight, light  # of use to large files alone

        try:
            found = light(self._reading(NO_BINDINGS, ""), self.declaration, _REPETITION)
        except NotLight:
            return None
        if "id" in found.body:
            return None
        return self._of_light(found)

    def _of_light(self, found: Light) -> Configurations:
        bodies = (Configured(self.declaration.header),)
        return self._configurations(ONCE, bodies, found)

    def _can_be_light(self) -> bool:
        declared = self.declaration
        repeated = any(declared.argument(name) for name in _REPETITION)
        return not (self._is_read_from or repeated or has_document(declared))

    @property
    def _is_read_from(self) -> bool:
        """Whether others may ask for its values: it is referred to, or its module is called."""
        key = (self.declaration.kind, *self.declaration.labels)
        return self.instance.caller is not None or key in self.instance.module.read_from

    def compute(self) -> Configurations:
        """What the block configures."""
        expansion = expansion_of(self.instance, self.declaration, MAX_INSTANCES)
        bodies = []
        for one in expansion.instances:
            reading = self._reading(one.bindings, one.suffix)
            body = reading.declaration(self.declaration, _REPETITION)
            bodies.append(with_document(self.declaration, body))
        return self._configurations(expansion, tuple(bodies))

    def _reading(self, bindings: Bindings, suffix: str) -> Reading:
        """What names mean in the instance whose address has a suffix."""
        cause = Unknown("known only after apply", "self", refers_to=(self.label + suffix,))
        itself = unknown(cause, self.declaration.header)
        loops = loops_of(self.instance, self.declaration)
        return Reading(Lookup(self.instance), {**bindings, "self": itself}, loops)

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
        self, expansion: Expansion, bodies: tuple[Configured, ...], light: Light | None = None
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
