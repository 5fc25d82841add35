"""Working out variables, locals and outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from linter.kept import kept
from linter.model import LineIndex, Unknown
from linter.terraform.construct import unknown
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.addresses import joined, local_address
from linter.terraform.modules.cells import Cell
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.expansion import NO_BINDINGS, Bindings
from linter.terraform.modules.instance import ModuleInstance
from linter.terraform.modules.lookup import Lookup
from linter.terraform.modules.scopes import ModuleScope
from linter.terraform.value import Value


class ValueCell(Cell[Value]):
    """Works out a declaration that has one value."""

    __slots__ = ("declaration", "instance")

    def __init__(self, instance: ModuleInstance, declaration: Declaration) -> None:
        super().__init__()
        self.instance = instance
        self.declaration = declaration

    @property
    def label(self) -> str:
        """Its address."""
        return joined(self.instance.address, local_address(self.declaration))

    def refuse(self, reason: str) -> Value:
        """Unknown, as it depends on itself."""
        header = self.declaration.header
        return unknown(Unknown(reason, local_address(self.declaration), header), header)


class ExpressionCell(ValueCell):
    """Works out a local value or an output."""

    __slots__ = ()

    def needs(self) -> Iterator[Cell[Any]]:
        """What its expression refers to."""
        return self.instance.needed(self.declaration.by_argument.get(self._argument, ()))

    def compute(self) -> Value:
        """The value of its expression, sensitive where an output says so."""
        value = argument_value(self.instance, self.declaration, self._argument, NO_BINDINGS)
        if value is None:
            return self.refuse(f"{self.label} has no value")
        return replace(value, sensitive=True) if self._is_sensitive() else value

    @property
    def _argument(self) -> str:
        return self.declaration.name if self.declaration.kind == "local" else "value"

    def _is_sensitive(self) -> bool:
        if self.declaration.kind == "local":
            return False
        flag = argument_value(self.instance, self.declaration, "sensitive", NO_BINDINGS)
        return flag is not None and flag.data is True


class VariableCell(ValueCell):
    """Works out a variable: what the call or the user gives, or else its default."""

    __slots__ = ()

    def needs(self) -> Iterator[Cell[Any]]:
        """What the call's argument refers to, in the module that calls."""
        caller = self.instance.caller
        if caller is None:
            return iter(())
        references = caller.call.by_argument.get(self.declaration.name, ())
        return caller.instance.needed(references)

    def compute(self) -> Value:
        """The value given, converted to the variable's type."""
        caller = self.instance.caller
        variable = self.instance.root.library.variable(self.declaration)
        if caller is None:
            given = self.instance.root.inputs.value(variable)
            return variable.value(given, lambda: self._unset("{name} has no default ({place})"))
        given = argument_value(caller.instance, caller.call, self.declaration.name, caller.bindings)
        told = f'module "{caller.call.name}" is called without {{name}} ({{place}})'
        return variable.value(given, lambda: self._unset(told))

    def _unset(self, reason: str) -> Unknown:
        name = local_address(self.declaration)
        layer = self.declaration.layers[0]
        header = self.declaration.header
        line = _lines(layer.file.text).position(header.start).line
        return Unknown(reason.format(name=name, place=f"{header.path}:{line}"), name, header)


@kept(4)
def _lines(text: str) -> LineIndex:
    """The lines of a file, which may declare thousands of variables."""
    return LineIndex(text)


def argument_value(
    instance: ModuleInstance, declaration: Declaration, name: str, bindings: Bindings
) -> Value | None:
    """The value of an argument of a declaration; None where it is not there."""
    found = declaration.argument(name)
    if found is None:
        return None
    layer, argument = found
    return evaluate(argument.expression, ModuleScope(Lookup(instance), layer.file, bindings))
