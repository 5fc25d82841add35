"""What a plan says beside its resources: variables, providers, their versions, module calls."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linter.model import KeyPath, Resource, Unknown
from linter.plan.addresses import joined
from linter.plan.bodies import MAX_DEPTH
from linter.plan.configuration import Module, is_written_out, references_of
from linter.plan.references import Place
from linter.plan.resources import Plan
from linter.plan.shape import NOTHING, Table, table, text
from linter.plan.spans import PlanSpans

_GIVEN = "the plan does not tell it"


def surroundings(plan: Plan) -> Iterator[Resource]:
    """The variables, module calls, providers and version constraints in a plan.

    A module that is called several times has its variables once, as it has in its source.
    """
    seen: set[str] = set()
    for module, folder in _modules(plan):
        if folder not in seen:
            seen.add(folder)
            yield from _variables(plan, module)
        yield from _calls(plan, module)
    for key, block in plan.configuration.providers.items():
        yield from _provider(plan, key, table(block))


def _modules(plan: Plan) -> Iterator[tuple[Module, str]]:
    """The modules with their folders, relative to that of the root module; no remote ones."""
    folders = {"": "."}
    for module in plan.configuration.modules():
        if module.address in folders:
            folder = folders[module.address]
            yield module, folder
            for call in module.calls:
                source = text(call.block.get("source"))
                if source.startswith("."):
                    address = joined(module.address, f"module.{call.name}")
                    folders[address] = posixpath.normpath(posixpath.join(folder, source))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a plan that becomes a resource: its expressions, and where they stand."""

    plan: Plan
    module: str
    path: KeyPath

    def resource(self, kind: str, name: str, local: str, body: Mapping[str, Any]) -> Resource:
        spans = PlanSpans(self.plan.document.spans, self.path, body, self.path)
        return Resource(kind, name, joined(self.module, local), self.plan.path, dict(body), spans)

    def values(self, expressions: object, depth: int = 0) -> dict[str, Any]:
        """The values of arguments, as far as the plan tells them, and of blocks among them."""
        return {
            name: self._value(one, depth)
            for name, one in table(expressions).items()
            if table(one).get("constant_value", one) is not None
        }

    def _value(self, expression: object, depth: int) -> Any:
        if depth > MAX_DEPTH:
            return Unknown("it is nested too deeply")
        if isinstance(expression, list):
            return [self.values(one, depth + 1) for one in expression]
        if "constant_value" in table(expression):
            return table(expression)["constant_value"]
        if not is_written_out(expression) and not self.module:
            names = references_of(expression)
            value = _given(self.plan, names[0].partition(".")[2]) if len(names) == 1 else None
            if value is not None and names[0].startswith("var."):
                return value
        place = Place(self.module, NOTHING, "")
        return self.plan.references.unknown(expression, place, _GIVEN)


def _given(plan: Plan, name: str) -> Any:
    """The value of a variable of the root module; None for one that is not to be shown."""
    declared = table(plan.configuration.root.data, "variables", name)
    if declared.get("sensitive") is True:
        return None
    return table(plan.document.data, "variables", name).get("value")


def _variables(plan: Plan, module: Module) -> Iterator[Resource]:
    for name, block in table(module.data, "variables").items():
        part = _Part(plan, "", (*module.path, "variables", name))
        body = {key: one for key, one in table(block).items() if one is not None}
        yield part.resource("variable", name, f"var.{name}", body)


def _calls(plan: Plan, module: Module) -> Iterator[Resource]:
    for call in module.calls:
        part = _Part(plan, module.address, call.path)
        own = {"source": call.block.get("source"), "version": call.block.get("version_constraint")}
        body: dict[str, Any] = {key: one for key, one in own.items() if isinstance(one, str)}
        body["arguments"] = part.values(call.block.get("expressions"))
        yield part.resource("module", call.name, f"module.{call.name}", body)


def _provider(plan: Plan, key: str, block: Table) -> Iterator[Resource]:
    name, module = text(block.get("name")), text(block.get("module_address"))
    part = _Part(plan, module, ("configuration", "provider_config", key))
    body = part.values(block.get("expressions"))
    if not name:
        return
    if body:
        local = ".".join(filter(None, ("provider", name, text(block.get("alias")))))
        yield part.resource(f"provider.{name}", name, local, body)
    version = text(block.get("version_constraint"))
    if version:
        source = "/".join(text(block.get("full_name")).split("/")[-2:])
        entry = {"source": source, "version": version}
        yield part.resource(
            "terraform", "terraform", "terraform", {"required_providers": [{name: entry}]}
        )
