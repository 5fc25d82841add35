"""Rebuilds a catalogue from the files that anyone with an organisation can get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linter.bundled import folder as bundled_folder
from linter.catalogue.errors import entry_at
from linter.catalogue.sources import listings, provider_schema, swagger
from linter.catalogue.sources.node import read_node
from linter.catalogue.write import PARTS, Payload, carried, payload, write


@dataclass(frozen=True, slots=True)
class BuildInputs:
    """What to build from. A file that is not given leaves its parts as `base` has them."""

    dated: str
    """When the files were got: `2026-07-31`. The caller says, so that building is repeatable."""
    swagger: Path | None = None
    """The platform's API definition, Swagger 2.0."""
    provider_schema: Path | None = None
    """What `terraform providers schema -json` printed."""
    provider_version: str = ""
    """The provider's version, which its schema does not tell: `terraform version -json` does."""
    scopes: Path | None = None
    """The answer of `GET /api/v2/oauth/scopes`."""
    permissions: Path | None = None
    """The answer of `GET /api/v2/authorization/permissions`, or a list of its pages."""
    base: Path | None = None
    """The catalogue that gives what no file tells: limits, regions, the operations behind
    Terraform types, counterparts. None stands for the one gclint ships with."""


def build(inputs: BuildInputs, out: Path) -> None:
    """Writes the catalogue to the folder `out`, whole or not at all.

    Raises CatalogueError with file, JSON path and message where an input is not what it
    should be. The values that Terraform arguments accept are in no provider schema, so a part
    rebuilt from one makes no claims about them.
    """
    base = inputs.base or bundled_folder("schemas") / "platform"
    parts: dict[str, Payload] = {name: carried(base, name) for name in PARTS}
    if inputs.swagger:
        parts |= _from_swagger(inputs.swagger, inputs.dated)
    if inputs.provider_schema:
        parts["provider-schema"] = _from_provider(inputs.provider_schema, inputs)
    write(parts | _scopes(inputs, parts) | _permissions(inputs, parts), out)


def _from_swagger(file: Path, dated: str) -> dict[str, Payload]:
    top = read_node(file)
    origin = "the platform's published API definition"
    return {
        "operations": payload(dated, origin, paths=swagger.operations(top)),
        "error-codes": payload(dated, origin, codes=swagger.error_codes(top)),
    }


def _from_provider(file: Path, inputs: BuildInputs) -> Payload:
    with entry_at(str(file), "$"):
        types = provider_schema.types(read_node(file))
    origin = "terraform providers schema -json"
    tables = {"provider_version": inputs.provider_version, "types": types}
    return payload(inputs.dated, origin, **tables)


def _scopes(inputs: BuildInputs, parts: Mapping[str, Payload]) -> dict[str, Payload]:
    """An organisation's list, joined by what operations name; older ones stay as legacy."""
    old, named = parts["scopes"], _named(parts["operations"], "scopes")
    if inputs.scopes:
        listed = listings.scopes(read_node(inputs.scopes)) | named
        origin = "GET /api/v2/oauth/scopes"
    elif inputs.swagger:
        listed, origin = named | set(old["scopes"]), str(old["origin"])
    else:
        return {}
    legacy = sorted(set(old["legacy"]) - listed)
    return {"scopes": payload(inputs.dated, origin, scopes=sorted(listed), legacy=legacy)}


def _permissions(inputs: BuildInputs, parts: Mapping[str, Payload]) -> dict[str, Payload]:
    old, named = parts["permissions"], _named(parts["operations"], "any", "all")
    known = set(old["named_by_operations"]) | set(old["seen_elsewhere"])
    if inputs.permissions:
        known |= listings.permissions(read_node(inputs.permissions))
        origin = "GET /api/v2/authorization/permissions"
    elif inputs.swagger:
        origin = str(old["origin"])
    else:
        return {}
    tables = {"named_by_operations": sorted(named), "seen_elsewhere": sorted(known - named)}
    return {"permissions": payload(inputs.dated, origin, **tables)}


def _named(operations: Payload, *keys: str) -> frozenset[str]:
    entries: list[dict[str, Any]] = [
        entry for methods in operations["paths"].values() for entry in methods.values()
    ]
    return frozenset(name for entry in entries for key in keys for name in entry.get(key, ()))
