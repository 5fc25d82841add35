"""Working out module calls: which module, how often, and each time with what around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.model import CallSite
from linter.terraform.modules.addresses import joined, local_address
from linter.terraform.modules.called import Called
from linter.terraform.modules.cells import Cell
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.expansion import MAX_INSTANCES, ONCE, Instance
from linter.terraform.modules.instance import Caller, ModuleInstance
from linter.terraform.modules.module import Module
from linter.terraform.modules.resource_cells import expansion_of
from linter.terraform.modules.targets import target_of


class CallCell(Cell[Called]):
    """Works out a `module` block."""

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
        """What decides how often the module is called; its arguments come later, one by one."""
        for name in ("count", "for_each"):
            yield from self.instance.needed(self.declaration.by_argument.get(name, ()))

    def compute(self) -> Called:
        """The module, once for each instance of the call."""
        siblings = len(self.instance.module.calls)
        expansion = expansion_of(self.instance, self.declaration, MAX_INSTANCES // siblings)
        target = target_of(self.instance, self.declaration)
        if isinstance(target, str):
            return Called(self.declaration, expansion, (), target)
        crowd = self.instance.crowd * siblings * max(len(expansion.instances), 1)
        children = (self._child(one, target, crowd) for one in expansion.instances)
        return Called(self.declaration, expansion, tuple(children))

    def refuse(self, reason: str) -> Called:
        """No module, as it depends on itself how often it is called."""
        return Called(self.declaration, ONCE, (), reason)

    def _child(self, one: Instance, module: Module, crowd: int) -> ModuleInstance:
        above = self.instance
        address = self.label + one.suffix
        return ModuleInstance(
            module,
            above.root,
            above.make,
            address,
            (*above.sites, CallSite(address, self.declaration.header)),
            (*above.names, self.declaration.name),
            (*above.folders, above.module.folder.path),
            crowd,
            Caller(above, self.declaration, one.bindings),
        )
