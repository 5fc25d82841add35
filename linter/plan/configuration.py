"""The configuration that a plan was made from, as far as the plan repeats it.

It has expressions by argument: `constant_value` where they are literals, and what they refer to.
Locals and `dynamic` blocks are not in it.
https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from linter.model import KeyPath
from linter.plan.addresses import without_indices
from linter.plan.shape import Table, listed, table, text


class Call(NamedTuple):
    """A module call."""

    name: str
    block: Table
    path: KeyPath
    """Where it stands in the document."""


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the configuration; the same for all its instances."""

    address: str
    """Without indices; empty for the root module."""
    data: Table
    path: KeyPath
    resources: dict[str, Table] = field(init=False)
    """The blocks of its resources by their addresses in the module."""

    def __post_init__(self) -> None:
        """Index the resources."""
        found = (one for one in listed(self.data.get("resources")) if isinstance(one, dict))
        by_address = {text(one.get("address")): one for one in found}
        object.__setattr__(self, "resources", by_address)

    @property
    def calls(self) -> Iterator[Call]:
        """Its module calls."""
        for name, block in table(self.data, "module_calls").items():
            yield Call(name, table(block), (*self.path, "module_calls", name))

    def output(self, name: str) -> Table:
        """The expression of an output; an empty one where there is none."""
        return table(self.data, "outputs", name, "expression")


class Configuration:
    """The modules of a plan's configuration by address."""

    def __init__(self, data: object) -> None:
        top = ("configuration", "root_module")
        self.root = Module("", table(data, *top), top)
        self.providers = table(data, "configuration", "provider_config")
        self._modules = {one.address: one for one in self._below()}

    def module(self, address: str) -> Module | None:
        """The module at an address, which may name one instance of it."""
        return self._modules.get(without_indices(address))

    def modules(self) -> Iterator[Module]:
        """Every module, callers before those that they call."""
        yield from self._modules.values()

    def call(self, module: str, name: str) -> Table:
        """The block that calls a module from another."""
        caller = self.module(module)
        return table(caller.data if caller else None, "module_calls", name)

    def declared(self) -> frozenset[str]:
        """What the root module declares: its resources, and `module.x` for each call."""
        calls = (f"module.{call.name}" for call in self.root.calls)
        return frozenset((*self.root.resources, *calls))

    def _below(self) -> Iterator[Module]:
        waiting = [self.root]
        while waiting:
            module = waiting.pop()
            yield module
            for call in reversed(list(module.calls)):
                address = ".".join(filter(None, (module.address, "module", call.name)))
                inner = table(call.block.get("module"))
                waiting.append(Module(address, inner, (*call.path, "module")))


def references_of(expression: object) -> tuple[str, ...]:
    """What an expression refers to: the longest form of each traversal.

    A plan lists every traversal with all that it begins with: `var.x.y` and `var.x`.
    """
    written = [one for one in listed(table(expression).get("references")) if isinstance(one, str)]
    covered = {one[:at] for one in written for at, char in enumerate(one) if char in ".["}
    return tuple(one for one in written if one not in covered)


def is_written_out(expression: object) -> bool:
    """Whether the known texts in an expression's value stand in the expression itself.

    Where it refers to nothing but resources, what is known beside their attributes does.
    """
    return not any(one.partition(".")[0] in _ELSEWHERE for one in references_of(expression))


_ELSEWHERE: Final = frozenset(
    {"count", "data", "each", "local", "module", "path", "self", "terraform", "var"}
)
"""What references to anything but resources begin with."""
