"""Reads the platform's published API definition (Swagger 2.0).

It is served by every region at `https://api.<domain>/api/v2/docs/swagger`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from linter.catalogue.sources.node import Node

OAUTH = "PureCloud OAuth"
"""The security scheme whose scopes are OAuth scopes; others are for guests of chats."""
PERMISSIONS = "x-inin-requires-permissions"
PREVIEW = "x-inin-preview"
ERROR_CODES = "x-inin-error-codes"

METHODS = ("delete", "get", "head", "patch", "post", "put")
REFUSALS = ("401", "403", "413", "429")
"""The statuses whose codes a catalogue keeps: those that speak of access, size and rate."""


def operations(swagger: Node) -> dict[str, dict[str, dict[str, Any]]]:
    """The table `paths` of the part `operations`, sorted."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for path, method, node in _operations(swagger):
        found.setdefault(path, {})[method.upper()] = _operation(node)
    if not any("scopes" in one for methods in found.values() for one in methods.values()):
        swagger.need("paths").fail(f"is not the platform's: no operation names scopes of {OAUTH}")
    return {path: dict(sorted(found[path].items())) for path in sorted(found)}


def error_codes(swagger: Node) -> list[dict[str, Any]]:
    """The table `codes` of the part `error-codes`: by status, the most frequent first."""
    counts: Counter[tuple[int, str]] = Counter()
    for _, _, node in _operations(swagger):
        counts.update(_codes(node))
    ranked = sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    return [{"status": key[0], "code": key[1], "operations": count} for key, count in ranked]


def _operations(swagger: Node) -> Iterator[tuple[str, str, Node]]:
    empty = True
    for path, methods in swagger.need("paths").entries():
        if not path.startswith("/"):
            methods.fail("is no path: it must begin with a slash")
        for method, node in methods.entries():
            if method.lower() in METHODS:
                empty = False
                yield path, method, node
    if empty:
        swagger.need("paths").fail("holds no operation")


def _operation(node: Node) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    scopes = _scopes(node)
    if scopes:
        entry["scopes"] = scopes
    entry.update(_permissions(node))
    for key, name in ((PREVIEW, "preview"), ("deprecated", "deprecated")):
        if node.flag(key):
            entry[name] = True
    return entry


def _scopes(node: Node) -> list[str]:
    """The scopes of all alternatives: the platform is content with any one of them."""
    security = node.get("security")
    scopes: set[str] = set()
    for alternative in security.items() if security else ():
        granted = alternative.get(OAUTH)
        scopes.update(granted.texts() if granted else ())
    return sorted(scopes)


def _permissions(node: Node) -> dict[str, list[str]]:
    required = node.get(PERMISSIONS)
    if required is None:
        return {}
    permissions = sorted(set(required.need("permissions").texts()))
    if not permissions:
        return {}
    kind = required.need("type")
    if kind.value not in ("ANY", "ALL"):
        kind.fail("must be ANY or ALL")
    return {str(kind.value).lower(): permissions}


def _codes(node: Node) -> set[tuple[int, str]]:
    responses = node.get("responses")
    found: set[tuple[int, str]] = set()
    for status, response in responses.entries() if responses else ():
        codes = response.get(ERROR_CODES) if status in REFUSALS else None
        found.update((int(status), code) for code, _ in (codes.entries() if codes else ()))
    return found
