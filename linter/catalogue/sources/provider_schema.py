"""Reads what `terraform providers schema -json` prints.

The format is described at https://developer.hashicorp.com/terraform/cli/commands/providers/schema.
It tells types, modes, block counts, deprecation and sensitivity. It does not tell the values an
argument accepts, its range, default, conflicts, or what a change to it recreates.
"""

from __future__ import annotations

import json
from typing import Any

from linter.catalogue.parts.provider import DATA
from linter.catalogue.sources.node import Node

NAME = "/genesyscloud"
"""How the provider's address ends, wherever it was installed from."""

_BLOCKS = {
    "single": "block",
    "group": "block",
    "list": "block_list",
    "set": "block_set",
    "map": "block_map",
}
_COLLECTIONS = ("list", "set", "map")


def types(schema: Node) -> dict[str, dict[str, Any]]:
    """The table `types` of the part `provider-schema`, sorted."""
    provider = _provider(schema)
    found = {"provider.genesyscloud": _block(provider.need("provider").need("block"))}
    for key, prefix in (("resource_schemas", ""), ("data_source_schemas", DATA)):
        for name, node in provider.need(key).entries():
            found[prefix + name] = _block(node.need("block"))
    return dict(sorted(found.items()))


def _provider(schema: Node) -> Node:
    providers = schema.need("provider_schemas")
    found = next((node for name, node in providers.entries() if name.endswith(NAME)), None)
    if found is None:
        providers.fail("holds no genesyscloud provider; print it where one is installed")
    return found


def _block(node: Node) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    attributes, blocks = node.get("attributes"), node.get("block_types")
    for name, attribute in attributes.entries() if attributes else ():
        entries[name] = _attribute(attribute)
    for name, block in blocks.entries() if blocks else ():
        entries[name] = _nested(block)
    return dict(sorted(entries.items()))


def _attribute(node: Node) -> dict[str, Any]:
    nested = node.get("nested_type")
    entry: dict[str, Any] = {"type": "", "mode": _mode(node)}
    if nested:
        nesting = _nesting(nested)
        entry["type"] = "object" if _BLOCKS[nesting] == "block" else [nesting, "object"]
        members = nested.need("attributes")
        entry["attributes"] = {name: _attribute(each) for name, each in members.entries()}
    else:
        entry.update(_typed(node.need("type"), entry["mode"]))
    return entry | _marks(node)


def _nested(node: Node) -> dict[str, Any]:
    least = node.number("min_items") or 0
    entry: dict[str, Any] = {
        "type": _BLOCKS[_nesting(node)],
        "mode": "required" if least else "optional",
    }
    for key in ("min_items", "max_items"):
        if node.number(key):
            entry[key] = node.number(key)
    block = node.need("block")
    return entry | {"attributes": _block(block)} | _marks(block)


def _typed(node: Node, mode: str) -> dict[str, Any]:
    """The type, with the members of an object in it as attributes of their own."""
    if isinstance(node.value, str):
        return {"type": node.value}
    parts = list(node.items())
    if len(parts) < 2:
        node.fail("is no type: a kind and what it holds are needed")
    kind = parts[0].text()
    if kind == "object":
        members = {name: {"mode": mode, **_typed(each, mode)} for name, each in parts[1].entries()}
        return {"type": "object", "attributes": members}
    if kind not in _COLLECTIONS:
        parts[0].fail(f"is no kind of type this catalogue knows: {json.dumps(kind)}")
    inner = _typed(parts[1], mode)
    element = inner.pop("type")
    return {"type": [kind, element if isinstance(element, str) else element[0]], **inner}


def _nesting(node: Node) -> str:
    mode = node.need("nesting_mode")
    if mode.text() not in _BLOCKS:
        mode.fail(f"must be one of {', '.join(_BLOCKS)}")
    return mode.text()


def _mode(node: Node) -> str:
    if node.flag("required"):
        return "required"
    return "optional" if node.flag("optional") or not node.flag("computed") else "computed"


def _marks(node: Node) -> dict[str, bool]:
    return {key: True for key in ("deprecated", "sensitive") if node.flag(key)}
