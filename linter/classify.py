"""What a JSON or YAML document is, decided by its content and never by its file's name.

The shapes are those found in public repositories: data action exports, AppFoundry manifests,
accelerators, AWS IAM documents and Genesys Cloud roles. Whatever else a repository holds (web
app manifests, package.json, ...) is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Body = Mapping[str, Any]

_SPELLING = re.compile(r"[_-](\w)")
_MARKERS = (
    "requestUrlTemplate",
    "inputSchema",
    "successSchema",
    "AssumeRolePolicyDocument",
    "PolicyDocument",
    "permissionPolicies",
    "permission_policies",
    "sts:AssumeRole",
    "sts:ExternalId",
    "grantType",
    "grant_type",
    "appfoundry",
    "/api/v2/",
)
_MANIFEST_KEYS = frozenset(
    {"calls", "grantType", "rateLimit", "organizations", "organisations", "retry"}
)
_GRANT_KEYS = frozenset({"scopes", "scope", "roles", "permissions"})


def camel(key: str) -> str:
    """A key as JSON spells it: `grant_type` and `grant-type` are `grantType`."""
    return _SPELLING.sub(lambda match: match[1].upper(), key)


def classify(data: object) -> str | None:
    """The format of a parsed document; None for one that is not gclint's business."""
    if not isinstance(data, dict):
        return None
    for name, fits in _FORMATS.items():
        if fits(data):
            return name
    return None


def may_concern(text: str) -> bool:
    """Whether a document that cannot be parsed looks like one of ours all the same."""
    return any(marker in text for marker in _MARKERS) or _looks_like_iam(text)


def _looks_like_iam(text: str) -> bool:
    return '"Statement"' in text and '"Effect"' in text


def _is_data_action(body: Body) -> bool:
    config, contract = body.get("config"), body.get("contract")
    request = config.get("request") if isinstance(config, dict) else None
    if isinstance(request, dict) and {"requestUrlTemplate", "requestType"} & set(request):
        return True
    return (
        isinstance(config, dict)
        and isinstance(contract, dict)
        and bool({"input", "output"} & set(contract))
        and bool({"request", "response"} & set(config))
    )


def _is_accelerator(body: Body) -> bool:
    return {"id", "name", "origin"} <= set(body) and bool(
        {"presentation", "results", "classification"} & set(body)
    )


def _is_iam_role(body: Body) -> bool:
    role = body.get("Role", body)
    return isinstance(role, dict) and "AssumeRolePolicyDocument" in role


def _is_iam_policy(body: Body) -> bool:
    if isinstance(body.get("PolicyDocument"), dict | str) or _holds_policy_version(body):
        return True
    statements = body.get("Statement")
    listed = statements if isinstance(statements, list) else [statements]
    return any(isinstance(one, dict) and {"Effect", "Action"} & set(one) for one in listed) or (
        isinstance(statements, list) and str(body.get("Version")) in {"2012-10-17", "2008-10-17"}
    )


def _holds_policy_version(body: Body) -> bool:
    version = body.get("PolicyVersion")
    return isinstance(version, dict) and "Document" in version


def _is_genesys_role(body: Body) -> bool:
    keys = {camel(key) for key in body}
    if "permissionPolicies" in keys:
        return isinstance(body.get("permissionPolicies", body.get("permission_policies")), list)
    if {"role", "permissions"} <= keys:
        return isinstance(body["role"], str)
    return keys == {"roles", "scopes"} or {"role"} < keys <= {"role", "description", "scopes"}


def _is_app_manifest(body: Body) -> bool:
    keys = {camel(key) for key in body}
    if "calls" in keys and isinstance(body["calls"], list):
        return bool(keys & ({"app", "name", *_MANIFEST_KEYS} - {"calls"} | _GRANT_KEYS))
    return "app" in keys and bool(keys & (_MANIFEST_KEYS | _GRANT_KEYS))


_FORMATS: Mapping[str, Callable[[Body], bool]] = {
    "data-action": _is_data_action,
    "iam-role": _is_iam_role,
    "iam-policy": _is_iam_policy,
    "accelerator": _is_accelerator,
    "app-manifest": _is_app_manifest,
    "genesys-role": _is_genesys_role,
}
