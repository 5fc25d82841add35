"""Which resources the arguments of a planned resource refer to, by the plan's own account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from linter.terraform.plan.shape import rows, table, text

_CALL: Final = re.compile(r"module\.([^.\[]+)")
_OTHER: Final = frozenset({"var", "local", "module", "each", "count", "path", "terraform", "self"})


Key = tuple[str, ...]


class PlanReferences:
    """The `configuration` of a plan."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self._modules: dict[tuple[str, ...], Mapping[Key, dict[str, Any]]] = {}
        self._root = table(plan, "configuration", "root_module")

    def of(self, resource: dict[str, Any]) -> Mapping[str, tuple[str, ...]] | None:
        """The addresses of resources by the argument that refers to them.

        Every argument that was written is there, with no addresses where it refers to no resource
        of its own module: a variable's way through the calls is not followed. None where the plan
        does not show the configuration.
        """
        address = text(resource, "module_address")
        prefix = f"{address}." if address else ""
        expressions = self._expressions(address).get(_key(resource))
        if expressions is None:
            return None
        return {name: _addresses(one, prefix) for name, one in expressions.items()}

    def _expressions(self, address: str) -> Mapping[Key, dict[str, Any]]:
        """The expressions of each resource of a module."""
        calls = tuple(_CALL.findall(address))
        if calls not in self._modules:
            module = self._root
            for name in calls:
                module = table(module, "module_calls", name, "module")
            entries = (entry for _, entry in rows(module, "resources"))
            self._modules[calls] = {_key(one): table(one, "expressions") for one in entries}
        return self._modules[calls]


def _key(resource: dict[str, Any]) -> Key:
    return tuple(text(resource, name) for name in ("mode", "type", "name"))


def _addresses(expression: Any, prefix: str) -> tuple[str, ...]:
    found = (f"{prefix}{address}" for text in _texts(expression) for address in _address(text))
    return tuple(dict.fromkeys(found))


def _texts(expression: Any) -> Iterator[str]:
    """The references anywhere in an argument or a nested block."""
    waiting = [expression]
    while waiting:
        current = waiting.pop()
        if isinstance(current, list):
            waiting.extend(reversed(current))
        elif isinstance(current, dict):
            found = current.get("references")
            yield from (
                one for one in (found if isinstance(found, list) else ()) if isinstance(one, str)
            )
            waiting.extend(one for name, one in current.items() if name != "references")


def _address(reference: str) -> Iterator[str]:
    """The address of the resource that a reference such as `aws_iam_role.x.arn` begins with."""
    names = reference.split(".")
    size = 3 if names[0] == "data" else 2
    if names[0] not in _OTHER and len(names) >= size:
        yield ".".join(names[:size])
