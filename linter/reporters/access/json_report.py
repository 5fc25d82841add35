"""Callers as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from linter.access.caller import Caller, Grants
from linter.access.held import Held
from linter.access.use import Use


def render(callers: Sequence[Caller]) -> str:
    """An object with `callers`, each with `calls`, `holds`, `missing`, `unused`, `suffices`.

    A list is null where nothing is told of what is held, or where it does not count.
    """
    return json.dumps({"callers": [_caller(one) for one in callers]}, indent=2) + "\n"


def _caller(caller: Caller) -> dict[str, Any]:
    permissions, scopes = caller.permissions, caller.scopes
    return {
        "kind": caller.kind,
        "name": caller.name,
        "address": caller.address,
        "grant": caller.grant,
        "calls": [_use(use, caller) for use in caller.uses],
        "holds": {
            "roles": [
                {"name": one.name, "division": one.division, "conditional": one.conditional}
                for one in caller.roles
            ],
            "permissions": _names(caller.held_permissions),
            "scopes": _names(caller.held_scopes),
        },
        "missing": _each("missing", permissions, scopes),
        "unused": _each("unused", permissions, scopes),
        "suffices": _each("suffices", permissions, scopes),
        "organizations": [
            {"name": one.name, "missing": _each("missing", one.permissions, one.scopes)}
            for one in caller.organizations
        ],
        "remarks": list(caller.remarks),
        "unknown": list(caller.unknowns),
    }


def _use(use: Use, caller: Caller) -> dict[str, Any]:
    return {
        "name": use.name,
        "addresses": list(use.addresses),
        "call": use.call,
        "flaw": use.flaw,
        "unpublished": list(use.unpublished),
        "permissions": list(use.permissions),
        "scopes": list(use.scopes),
        "operations": [
            {
                "operation": one.name,
                "all": sorted(one.all_permissions),
                "any": sorted(one.any_permissions),
                "scopes": sorted(one.scopes) if one.scopes is not None else None,
                "lacking": list(caller.lacks_for(one)),
            }
            for one in use.operations
        ],
    }


def _each(part: str, permissions: Grants, scopes: Grants) -> dict[str, list[str] | None]:
    told = {"permissions": permissions, "scopes": scopes}
    return {
        kind: list(getattr(grants, part)) if part == "suffices" or grants.held else None
        for kind, grants in told.items()
    }


def _names(held: Held | None) -> list[str] | None:
    return None if held is None else sorted(held.names)
