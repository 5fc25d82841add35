"""Which cell works out which kind of declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from linter.terraform.modules.call_cells import CallCell
from linter.terraform.modules.cells import Cell
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.instance import Maker, ModuleInstance
from linter.terraform.modules.resource_cells import ResourceCell
from linter.terraform.modules.value_cells import ExpressionCell, VariableCell

_CELLS: Final[Mapping[str, Maker]] = {
    "variable": VariableCell,
    "local": ExpressionCell,
    "output": ExpressionCell,
    "module": CallCell,
}


def make_cell(instance: ModuleInstance, declaration: Declaration) -> Cell[Any]:
    """Make the cell for a declaration; whatever has no value of its own is a configured block."""
    return _CELLS.get(declaration.kind, ResourceCell)(instance, declaration)
