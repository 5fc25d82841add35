"""Makes the catalogue that gclint ships with: `python -m linter.catalogue.facts FACTS_DIR OUT_DIR`.

FACTS_DIR holds what was gathered from the public sources, one file each:

- `operations.json`: `{dated, operations: [{method, path, scopes?, permissions?: {any|all: [...]},
  preview?, deprecated?}]}`, from the API definition and the Python SDK
- `scopes.json`: `{dated, scopes, legacy}`; `permissions.json`: `{dated, named_by_an_operation,
  seen_in_public_roles_only}`
- `provider.json`: `{provider_version, provider, resources, data_sources}`, each type with
  `attributes` and the `operations` it calls
- `regions.json`: `{domains, aws_accounts}`; `error_codes.json`: `[{status, code, operations}]`

Limits, counterparts and the provider's changes are kept by hand, in the catalogue itself, and
carried over. Values alone are taken: what was read out of prose (`documented_values`) is not.
The permissions and scopes of a Terraform type are not stored, being those of its operations.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from linter.bundled import folder as bundled_folder
from linter.catalogue.errors import entry_at
from linter.catalogue.parts.part import read_json
from linter.catalogue.parts.provider import DATA
from linter.catalogue.write import Payload, carried, payload, write

BY_HAND = ("counterparts", "limits", "provider-changes")
"""The parts that no file of facts tells."""

SPEC = "the platform's published API definition"
SDK = "Genesys Cloud Python SDK 257.1.0"
PROVIDER = "Terraform provider mypurecloud/genesyscloud"
PROVIDER_DATED = "2026-07"
"""Version 1.84.1 was released on 2026-07-01."""


def build_from_facts(facts: Path, out: Path, by_hand: Path | None = None) -> None:
    """Writes the catalogue to `out`, whole or not at all; CatalogueError where facts are amiss.

    `by_hand` is the catalogue whose hand-kept parts are carried over; None stands for the one
    gclint ships with.
    """
    kept = by_hand or bundled_folder("schemas") / "platform"
    parts: dict[str, Payload] = {name: carried(kept, name) for name in BY_HAND}
    for name, make in _MAKERS.items():
        file = facts / f"{name}.json"
        with entry_at(str(file), "$"):
            parts |= make(read_json(file))
    write(parts, out)


def _operations(facts: Any) -> dict[str, Payload]:
    paths: dict[str, dict[str, Any]] = {}
    for fact in sorted(facts["operations"], key=lambda fact: (fact["path"], fact["method"])):
        paths.setdefault(fact["path"], {})[fact["method"]] = _operation(fact)
    return {"operations": payload(facts["dated"], f"{SPEC}; {SDK}", paths=paths)}


def _operation(fact: Mapping[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {"scopes": fact["scopes"]} if "scopes" in fact else {}
    entry |= {key: names for key, names in fact.get("permissions", {}).items() if names}
    return entry | {key: True for key in ("preview", "deprecated") if fact.get(key)}


def _scopes(facts: Any) -> dict[str, Payload]:
    tables = {"scopes": sorted(facts["scopes"]), "legacy": sorted(facts["legacy"])}
    return {"scopes": payload(facts["dated"], f"{SPEC}; legacy: a public export", **tables)}


def _permissions(facts: Any) -> dict[str, Payload]:
    tables = {
        "named_by_operations": sorted(facts["named_by_an_operation"]),
        "seen_elsewhere": sorted(facts["seen_in_public_roles_only"]),
    }
    origin = f"{SPEC}; elsewhere: roles in public repositories"
    return {"permissions": payload(facts["dated"], origin, **tables)}


def _provider(facts: Any) -> dict[str, Payload]:
    version = facts["provider_version"]
    kinds = (("", facts["resources"]), (DATA, facts["data_sources"]))
    types = {f"{prefix}{name}": fact for prefix, kind in kinds for name, fact in kind.items()}
    schema = {name: _attributes(fact["attributes"]) for name, fact in sorted(types.items())}
    schema["provider.genesyscloud"] = _attributes(facts["provider"]["attributes"])
    calls = {name: sorted(fact["operations"], key=_by_path) for name, fact in sorted(types.items())}
    dated, origin = PROVIDER_DATED, f"{PROVIDER} {version}"
    tables = {"provider_version": version, "types": schema}
    return {
        "provider-schema": payload(dated, origin, **tables),
        "provider-operations": payload(dated, origin, operations=calls),
    }


def _attributes(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _attribute(fact) for name, fact in sorted(facts.items())}


def _attribute(fact: Mapping[str, Any]) -> dict[str, Any]:
    entry = {key: value for key, value in fact.items() if key not in _DROPPED}
    if "min" in fact:
        entry["range"] = [_whole(fact["min"]), None]
    if "attributes" in fact:
        entry["attributes"] = _attributes(fact["attributes"])
    return entry


_DROPPED = frozenset({"attributes", "documented_values", "min"})


def _regions(facts: Any) -> dict[str, Payload]:
    tables = {"domains": facts["domains"], "aws_accounts": facts["aws_accounts"]}
    return {"regions": payload(PROVIDER_DATED, f"{PROVIDER}; AWS accounts: help pages", **tables)}


def _error_codes(facts: Any) -> dict[str, Payload]:
    return {"error-codes": payload("2026-05", SPEC, codes=facts)}


def _by_path(name: str) -> tuple[str, str]:
    method, _, path = name.partition(" ")
    return path, method


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


_MAKERS = {
    "operations": _operations,
    "scopes": _scopes,
    "permissions": _permissions,
    "provider": _provider,
    "regions": _regions,
    "error_codes": _error_codes,
}


def main(arguments: Iterable[str]) -> None:
    """Runs the module as a command."""
    facts, out = map(Path, arguments)
    build_from_facts(facts, out)


if __name__ == "__main__":
    main(sys.argv[1:])
