"""Addresses and references as plans write them.

https://developer.hashicorp.com/terraform/cli/state/resource-addressing
https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

_INDEX: Final = r'\[(?:\d+|"(?:[^"\\]|\\.)*")\]'
_INDICES: Final = re.compile(_INDEX)
_STEP: Final = re.compile(rf"\.?(?P<name>[^\W\d][\w-]*)(?P<index>{_INDEX})?")
_LAST_CALL: Final = re.compile(rf"(?:^|\.)module\.(?P<name>[\w-]+)(?:{_INDEX})?$")


class Step(NamedTuple):
    """A name in a traversal, with the index that follows it: `main` and `[0]`."""

    name: str
    key: str


def as_terraform_reads(address: str) -> str:
    """An address whose keys are spelt as gclint spells them: plans write `$${` for `${`."""
    return address.replace("$${", "${").replace("%%{", "%{")


def without_indices(address: str) -> str:
    """An address of all instances: `module.crm["emea"].t.x[0]` becomes `module.crm.t.x`."""
    return _INDICES.sub("", address)


def suffix(index: object) -> str:
    """How an address ends for the instance with this index; nothing where there is none."""
    return f"[{json.dumps(index, ensure_ascii=False)}]" if isinstance(index, int | str) else ""


def joined(module: str, address: str) -> str:
    """The address of something in a module; `module` is empty for the root module."""
    return f"{module}.{address}" if module else address


def around(module: str) -> tuple[str, str] | None:
    """The module that calls `module`, and the name of the call; None for the root module."""
    found = _LAST_CALL.search(module)
    return (module[: found.start()], found["name"]) if found else None


def steps(reference: str) -> tuple[Step, ...]:
    """A reference taken apart at its dots: `module.crm["emea"].id`."""
    found: list[Step] = []
    at = 0
    while match := _STEP.match(reference, at):
        found.append(Step(match["name"], as_terraform_reads(match["index"] or "")))
        at = match.end()
    return tuple(found)


class Instances:
    """The instances that a plan has, by what a reference in their module calls them."""

    def __init__(self, addresses: Iterable[tuple[str, str]]) -> None:
        """Take pairs of module and address."""
        self._resources: dict[str, dict[str, None]] = defaultdict(dict)
        self._modules: dict[str, dict[str, None]] = defaultdict(dict)
        seen: set[str] = set()
        for module, address in addresses:
            local = address[len(module) :].lstrip(".")
            self._resources[joined(module, without_indices(local))][address] = None
            while module and module not in seen:
                seen.add(module)
                caller, name = around(module) or ("", "")
                self._modules[joined(caller, f"module.{name}")][module] = None
                module = caller

    def resources(self, module: str, name: str, index: str, likely: str = "") -> tuple[str, ...]:
        """The addresses that `name` stands for in a module; itself where the plan has none.

        Without an index, the instance with the `likely` one, or else all of them.
        """
        whole = joined(module, name)
        return _chosen(self._resources.get(whole, {}), whole, index, likely)

    def modules(self, module: str, name: str, index: str) -> tuple[str, ...]:
        """The instances that a call in a module made; itself where the plan has none."""
        whole = joined(module, f"module.{name}")
        return _chosen(self._modules.get(whole, {}), whole, index, "")


def _chosen(found: Collection[str], whole: str, index: str, likely: str) -> tuple[str, ...]:
    exact = whole + (index or likely)
    if exact in found:
        return (exact,)
    return tuple(found) if found and not index else (whole + index,)
