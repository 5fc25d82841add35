"""The instances of resources and data sources that a plan holds.

https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linter.model import KeyPath
from linter.plan.addresses import as_terraform_reads, joined, suffix, without_indices
from linter.plan.shape import NOTHING, Table, listed, table, text

_Place = tuple[Any, KeyPath]


@dataclass(frozen=True, slots=True)
class Planned:
    """One instance, as it will be once the plan is carried out."""

    address: str
    module: str
    """The address of its module; empty for the root module."""
    data: bool
    """Whether it is a data source."""
    kind: str
    """Its type, without `data.`."""
    name: str
    index: object
    values: Table
    unknown: object
    """Marks the values that only apply tells: `true`, or marks by key or in a list."""
    sensitive: object
    """Marks in the same way what must not be shown."""
    path: KeyPath
    """Where it stands in the document."""

    @property
    def type(self) -> str:
        """Its type as `Resource.type` has it."""
        return f"data.{self.kind}" if self.data else self.kind

    @property
    def local(self) -> str:
        """Its address within its module, without an index."""
        return f"{self.type}.{self.name}"

    @property
    def declared(self) -> str:
        """Its address without any index: that of the block that declares it."""
        return joined(without_indices(self.module), self.local)


def instances(data: object) -> Iterator[Planned]:
    """Everything that a plan will leave in place, and the data sources that it has read."""
    unknown = {
        text(one.get("address")): table(one, "change").get("after_unknown")
        for one in listed(table(data).get("resource_changes"))
        if isinstance(one, dict) and "deposed" not in one
    }
    seen: set[str] = set()
    for base in (("planned_values",), ("prior_state", "values")):
        for module, resource, path in _below(table(data, *base).get("root_module"), base):
            one = _planned(module, resource, path, unknown.get(text(resource.get("address"))))
            settled = base[0] == "planned_values" or one.data
            if settled and one.kind and one.name and one.address not in seen:
                seen.add(one.address)
                yield one


def _planned(module: str, resource: Table, path: KeyPath, unknown: object) -> Planned:
    kind, name = text(resource.get("type")), text(resource.get("name"))
    is_data = resource.get("mode") == "data"
    local = f"{'data.' if is_data else ''}{kind}.{name}{suffix(resource.get('index'))}"
    return Planned(
        joined(module, local),
        module,
        is_data,
        kind,
        name,
        resource.get("index"),
        table(resource.get("values")),
        NOTHING if unknown is None else unknown,
        NOTHING if resource.get("sensitive_values") is None else resource["sensitive_values"],
        path,
    )


def _below(root: object, base: KeyPath) -> Iterator[tuple[str, Table, KeyPath]]:
    """The resources of a module and of those below it, with their modules and their places."""
    waiting: list[_Place] = [(root, (*base, "root_module"))]
    while waiting:
        module, path = waiting.pop()
        address = as_terraform_reads(text(table(module).get("address")))
        for number, resource in enumerate(listed(table(module).get("resources"))):
            if isinstance(resource, dict):
                yield address, resource, (*path, "resources", number)
        children = listed(table(module).get("child_modules"))
        waiting += [
            (child, (*path, "child_modules", number))
            for number, child in reversed(list(enumerate(children)))
        ]
