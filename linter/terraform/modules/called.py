"""What came of a module call, and what references to it come to: the module's outputs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from linter.model import Span, Unknown
from linter.terraform.construct import object_of, unknown
from linter.terraform.modules.attributes import instances_value
from linter.terraform.modules.declarations import Declaration, Names
from linter.terraform.modules.expansion import Expansion
from linter.terraform.value import Value

if TYPE_CHECKING:
    from linter.terraform.modules.instance import ModuleInstance


@dataclass(frozen=True, eq=False)
class Called:
    """What came of a `module` block."""

    call: Declaration
    expansion: Expansion
    children: tuple[ModuleInstance, ...]
    """One for each instance; none where the module is not there."""
    reason: str = ""
    """Why it is not there."""

    def value(self, rest: Names, span: Span) -> tuple[Value, int]:
        """The value of a traversal from here on, and how many names in `rest` it accounts for."""
        cause = self.expansion.unknown
        if self.reason or cause is not None:
            reason = self.reason or (cause.reason if cause else "")
            return self._because(reason, rest, span), len(rest)
        if self.expansion.keyed:
            return self._all, 0
        if not rest:
            return self._outputs(self.children[0]), 0
        return self._output(self.children[0], rest[0], span), 1

    @cached_property
    def _all(self) -> Value:
        """All instances, made once, because each of a thousand others may refer to one of them."""
        outputs = map(self._outputs, self.children)
        return instances_value(self.expansion, outputs, self.call.header)

    def _outputs(self, child: ModuleInstance) -> Value:
        span = self.call.header
        names = (output.name for output in child.module.outputs)
        return object_of({name: self._output(child, name, span) for name in names}, span)

    def _output(self, child: ModuleInstance, name: str, span: Span) -> Value:
        cell = child.cell("output", name)
        if cell is None:
            told = f'module "{self.call.name}" declares no output "{name}"'
            return self._because(told, (name,), span)
        if isinstance(cell.result, Value):
            return cell.result
        return self._because(f"{cell.label} depends on itself", (name,), span)

    def _because(self, reason: str, rest: Names, span: Span) -> Value:
        expression = ".".join(("module", self.call.name, *rest))
        return unknown(Unknown(reason, expression, span), span)
