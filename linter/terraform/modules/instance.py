"""A module as one call of it sees it, and the root module that it all hangs from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from linter.model import CallSite
from linter.terraform.modules.called import Called
from linter.terraform.modules.cells import Cell
from linter.terraform.modules.declarations import Declaration, Names, key_of
from linter.terraform.modules.expansion import Bindings
from linter.terraform.modules.inputs import RootInputs
from linter.terraform.modules.installed import installed_modules
from linter.terraform.modules.library import Library
from linter.terraform.modules.module import Module


@dataclass(frozen=True, eq=False)
class Root:
    """A module that is judged by itself."""

    library: Library
    folder: str
    inputs: RootInputs

    @cached_property
    def installed(self) -> Mapping[str, str]:
        """The folders of modules from elsewhere, by the names of the calls that lead to them."""
        return installed_modules(self.folder, self.library.sources.files)


@dataclass(frozen=True, slots=True)
class Caller:
    """Where a module was called from."""

    instance: ModuleInstance
    call: Declaration
    bindings: Bindings
    """What `each` and `count` stand for in the call's arguments."""


Maker = Callable[["ModuleInstance", Declaration], Cell[Any]]
"""Makes the cell that works out a declaration."""


@dataclass(eq=False)
class ModuleInstance:
    """A module with the values that it is called with."""

    module: Module
    root: Root
    make: Maker
    address: str = ""
    """`module.crm["emea"].module.queues`; empty for the root module."""
    sites: tuple[CallSite, ...] = ()
    """The calls that lead here, outermost first."""
    names: tuple[str, ...] = ()
    """The names of those calls."""
    folders: tuple[str, ...] = ()
    """The folders of the modules around this one, outermost first."""
    crowd: int = 1
    """How many instances there would be if all calls on the way were made as often as this one."""
    caller: Caller | None = None
    _cells: dict[Declaration, Cell[Any]] = field(default_factory=dict)

    def cell(self, *key: str) -> Cell[Any] | None:
        """What works out the declaration under a key such as `("local", "region")`."""
        declaration = self.module.get(*key)
        return None if declaration is None else self.cell_of(declaration)

    def cell_of(self, declaration: Declaration) -> Cell[Any]:
        """What works out a declaration of this module."""
        found = self._cells.get(declaration)
        if found is None:
            found = self._cells[declaration] = self.make(self, declaration)
        return found

    def needed(self, references: tuple[Names, ...]) -> Iterator[Cell[Any]]:
        """The cells behind some traversals; those of a module's outputs once it is called."""
        for names in references:
            if names[0] == "module" and len(names) > 1:
                yield from self._outputs(names)
            else:
                cell = self.cell(*key_of(names))
                if cell is not None:
                    yield cell

    def _outputs(self, names: Names) -> Iterator[Cell[Any]]:
        call = self.cell("module", names[1])
        if call is None:
            return
        yield call
        called = call.result
        if not isinstance(called, Called):
            return
        for child in called.children:
            one = len(names) > 2 and not called.expansion.keyed
            outputs = (child.module.get("output", names[2]),) if one else child.module.outputs
            for output in outputs:
                if output is not None:
                    yield child.cell_of(output)
