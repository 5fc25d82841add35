"""One large file, as the provider's export writes it: in the native syntax, and in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmarks.estates.exported import Exported, Json, organisation

MEGABYTE = 1_000_000
_PROVIDER = {"source": "registry.terraform.io/mypurecloud/genesyscloud", "version": "1.84.1"}


def export_as_hcl(seed: int, megabytes: float) -> Mapping[str, str]:
    """A `.tf` file of at least so many megabytes, by the name the export gives it."""
    provider = {"terraform": [{"required_providers": [{"genesyscloud": _PROVIDER}]}]}
    head = "".join(_block_lines("terraform", provider["terraform"][0], ""))
    pieces = _until(megabytes, (_resource(one) for one in organisation(seed, "hcl")))
    return {"genesyscloud.tf": head + "".join(pieces)}


def export_as_json(seed: int, megabytes: float) -> Mapping[str, str]:
    """A `.tf.json` file of at least so many megabytes, by the name the export gives it."""
    resources: dict[str, dict[str, Any]] = {}
    size = 0
    for one in organisation(seed, "json"):
        body = _plain(one.body)
        resources.setdefault(one.type, {})[one.name] = body
        size += _size(one.name, body)
        if size > megabytes * MEGABYTE:
            break
    document = {
        "terraform": {"required_providers": {"genesyscloud": _PROVIDER}},
        "resource": resources,
    }
    return {"genesyscloud.tf.json": json.dumps(document, indent=2)}


def _size(name: str, body: Any) -> int:
    """How many characters a resource adds, with six more blanks before each of its lines."""
    text = json.dumps(body, indent=2)
    return len(text) + 6 * text.count("\n") + len(f'      "{name}": ,\n')


def _until(megabytes: float, pieces: Iterable[str]) -> Iterator[str]:
    size = 0
    for piece in pieces:
        yield piece
        size += len(piece)
        if size > megabytes * MEGABYTE:
            return


def _plain(value: Any) -> Any:
    """A body as the JSON syntax holds it."""
    if isinstance(value, Json):
        return f"${{jsonencode({json.dumps(value.value)})}}"
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _resource(one: Exported) -> str:
    return "".join(_block_lines(f'resource "{one.type}" "{one.name}"', one.body, ""))


def _block_lines(head: str, body: Mapping[str, Any], indent: str) -> Iterator[str]:
    yield f"{indent}{head} {{\n"
    for name, value in body.items():
        yield from _lines(name, value, indent + "  ")
    yield f"{indent}}}\n" + ("" if indent else "\n")


def _lines(name: str, value: Any, indent: str) -> Iterator[str]:
    """An argument, or blocks; what is null the export leaves out of the native syntax."""
    if isinstance(value, list) and (not value or isinstance(value[0], Mapping)):
        for block in value:
            yield from _block_lines(name, block, indent)
    elif isinstance(value, Mapping):
        yield f"{indent}{name} = {{\n"
        for key, one in value.items():
            yield f"{indent}  {_key(key)} = {_scalar(one)}\n"
        yield f"{indent}}}\n"
    elif value is not None:
        yield f"{indent}{name} = {_scalar(value)}\n"


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)


def _scalar(value: Any) -> str:
    if isinstance(value, Json):
        return f"jsonencode({_tabbed(value.value)})"
    return json.dumps(value)


def _tabbed(value: Mapping[str, Any]) -> str:
    """JSON as the export indents it inside jsonencode: by tabs, and one deeper than its place."""
    return json.dumps(value, indent="\t").replace("\n", "\n\t") if value else "{}"
