"""From what a module declares to the resources that policies judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from linter.model import Resource, Spans
from linter.terraform.construct import object_of
from linter.terraform.modules.attributes import type_of_declared
from linter.terraform.modules.bodies import BlockSpans, body_of
from linter.terraform.modules.cells import settled
from linter.terraform.modules.configured import Configured, Setting
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.instance import ModuleInstance
from linter.terraform.modules.late_encoded import late_spans
from linter.terraform.modules.resource_cells import ResourceCell

OF_MODULES: Final = frozenset({"variable", "terraform"})
"""Kinds of block whose contents no call can change: they become resources once, without calls."""

_OF_CALLS: Final = frozenset({"source", "version", "providers", "depends_on"})
"""The arguments of a `module` block that are not passed to the module's variables."""


def resources_of(instance: ModuleInstance, declaration: Declaration) -> Iterator[Resource]:
    """The resources that a declaration makes: one for each of its instances.

    `count` and `for_each` are left out of their bodies. `depends_on`, `provider`, `providers`,
    `ignore_changes` and a variable's `type` are text there, and conditions are left out. The body
    of a local is `{"value": ...}`; in that of a module call, what is passed to its variables
    stands under `arguments`. The labels of nested blocks (`provisioner`, `backend`) nest as in
    Terraform's JSON syntax.
    """
    for address, body, spans in _configured(instance, declaration):
        sites = () if declaration.kind in OF_MODULES else instance.sites
        yield Resource(
            type_of_declared(declaration),
            declaration.name,
            address,
            declaration.path,
            body,
            spans,
            sites,
        )


def _configured(
    instance: ModuleInstance, declaration: Declaration
) -> Iterator[tuple[str, dict[str, object], Spans]]:
    """The address of each instance, its body, and where that was written."""
    cell = instance.cell_of(declaration)
    if not isinstance(cell, ResourceCell):
        # A variable, a local, an output or a call: it has a value, and is a block as well.
        cell = ResourceCell(instance, declaration)
    found = settled(cell)
    if found.light is not None:
        again = partial(_spans_again, instance, declaration)
        spans = late_spans(declaration.header, found.light, again)
        yield found.address, found.light.body, spans
        return
    for one, body in zip(found.expansion.instances, found.bodies, strict=True):
        yield found.address + one.suffix, *body_of(_arranged(declaration, body))


def _spans_again(instance: ModuleInstance, declaration: Declaration) -> Spans:
    """The spans of a resource that was let go and of which there is one."""
    declaration.take_up()
    (body,) = ResourceCell(instance, declaration).compute().bodies
    declaration.let_go()
    return BlockSpans(body)


def _arranged(declaration: Declaration, block: Configured) -> Configured:
    match declaration.kind:
        case "local":
            return replace(
                block, settings=dict(zip(("value",), block.settings.values(), strict=False))
            )
        case "module":
            return replace(block, settings=_split(block))
    return block


def _split(call: Configured) -> Mapping[str, Setting]:
    """The arguments of a module call, with those for its variables under `arguments`."""
    own = {name: one for name, one in call.settings.items() if name in _OF_CALLS}
    passed = {name: one for name, one in call.settings.items() if name not in _OF_CALLS}
    values = {name: replace(one.value, span=one.expression) for name, one in passed.items()}
    keys = {name: one.name for name, one in passed.items()}
    together = object_of(values, call.header, keys)
    return own | {"arguments": Setting(call.header, call.header, together)}
