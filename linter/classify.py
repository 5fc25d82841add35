"""What a JSON or YAML document is, decided by its content and never by its file's name.

The shapes are those found in public repositories: data action exports, AppFoundry manifests,
accelerators, AWS IAM documents, Genesys Cloud roles, recording retention policies and Terraform
plans. Whatever else a repository holds (web app manifests, package.json, ...) is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from linter.spelling import camel
from linter.wizard import is_premium_app
from linter.workflow import is_deploying_workflow, may_be_workflow

Body = Mapping[str, Any]

_STATEMENT = re.compile(r'"Statement"|^Statement:', re.MULTILINE)
"""In JSON, or at the top of a YAML document; further in, other programs' templates have it, too."""
_OF_OTHERS = re.compile(
    r"AWSTemplateFormatVersion|AWS::\w+::\w|(?:^|[:,\[-])[^\S\n]*(?:\{\{|\{%|<%|@@)", re.MULTILINE
)
"""CloudFormation, and what another program makes a document of: Helm, Jinja, Handlebars."""
_FILLED_IN = re.compile(r"[$%]\{(?!\{)")
"""What templatefile() puts a value for. Inside strings, data actions have it, too."""
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
    "mediaPolicies",
    "media_policies",
    "retentionDuration",
    "retention_duration",
    "appfoundry",
    "/api/v2/",
    "planned_values",
)
_MANIFEST_KEYS = frozenset(
    {"calls", "grantType", "rateLimit", "organizations", "organisations", "retry"}
)
_ACCELERATOR_KEYS = frozenset(
    {"classification", "permissions", "documentation", "presentation", "results"}
)
_ROLE_KEYS = frozenset({"role", "name", "description", "permissions", "scopes", "id"})
_POLICY_KEYS = frozenset({"domain", "entityName", "actionSet"})
_PRINCIPALS = frozenset({"Principal", "NotPrincipal"})
_RESOURCES = frozenset({"Resource", "NotResource"})
_GRANT_KEYS = frozenset({"scopes", "scope", "roles", "permissions"})
_MEDIA_KEYS = frozenset({"callPolicy", "chatPolicy", "emailPolicy", "messagePolicy"})
_RECORDING_KEYS = frozenset(
    {"retainRecording", "deleteRecording", "alwaysDelete", "retentionDuration"}
)


def classify(data: object) -> str | None:
    """The format of a parsed document; None for one that is not gclint's business."""
    if isinstance(data, list):
        return _classify_list(data)
    if not isinstance(data, dict):
        return None
    for name, fits in _FORMATS.items():
        if fits(data):
            return name
    return None


def may_concern(text: str) -> bool:
    """Whether a document that cannot be parsed looks like one of ours all the same."""
    return (
        any(marker in text for marker in _MARKERS) or _looks_like_iam(text) or may_be_workflow(text)
    )


def is_of_others(text: str, fault: int) -> bool:
    """Whether a document that is no JSON or YAML from character `fault` on is for another program
    to read or to complete."""
    return _OF_OTHERS.search(text) is not None or _FILLED_IN.match(text, fault) is not None


def _looks_like_iam(text: str) -> bool:
    return _STATEMENT.search(text) is not None and "Effect" in text


def _is_terraform_plan(body: Body) -> bool:
    """Whether it is what `terraform show -json` says of a plan.

    https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
    """
    return "format_version" in body and isinstance(body.get("planned_values"), dict)


def _is_data_action(body: Body) -> bool:
    config, contract = body.get("config"), body.get("contract")
    request = config.get("request") if isinstance(config, dict) else None
    if isinstance(request, dict) and {"requestUrlTemplate", "requestType"} & set(request):
        return True
    return (
        isinstance(config, dict)
        and isinstance(contract, dict)
        and _holds_object(contract, "input", "output")
        and _holds_object(config, "request", "response")
    )


def _holds_object(body: Body, *keys: str) -> bool:
    return any(isinstance(body.get(key), dict) for key in keys)


def _is_accelerator(body: Body) -> bool:
    return {"id", "name", "origin"} <= set(body) and len(_ACCELERATOR_KEYS & set(body)) > 1


def _classify_list(items: list[object]) -> str | None:
    """A list of IAM roles and policies is a role where one of them is; no other list is ours."""
    formats = {classify(item) if isinstance(item, dict) else None for item in items}
    if not formats or not formats <= {"iam-role", "iam-policy"}:
        return None
    return "iam-role" if "iam-role" in formats else "iam-policy"


def is_trust_policy(body: object) -> bool:
    """Whether a policy document says who may assume a role, as opposed to what is permitted.

    A statement of a trust policy names principals and no resource: the role is the resource.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    """
    return isinstance(body, dict) and any(
        _PRINCIPALS & set(one) and not _RESOURCES & set(one) for one in _statements(body)
    )


def _statements(body: Body) -> list[Body]:
    statements = body.get("Statement")
    listed = statements if isinstance(statements, list) else [statements]
    return [one for one in listed if isinstance(one, dict)]


def _is_iam_role(body: Body) -> bool:
    role = body.get("Role")
    if "AssumeRolePolicyDocument" in body or (
        isinstance(role, dict) and "AssumeRolePolicyDocument" in role
    ):
        return True
    return any(
        isinstance(one, dict) and "AssumeRolePolicyDocument" in one
        for key in ("Roles", "RoleDetailList")
        for one in _list(body.get(key))
    )


def _is_iam_policy(body: Body) -> bool:
    if isinstance(body.get("PolicyDocument"), dict | str) or _holds_policy_version(body):
        return True
    versioned = str(body.get("Version")) in {"2012-10-17", "2008-10-17"}
    return any("Effect" in one or "Action" in one for one in _statements(body)) or (
        isinstance(body.get("Statement"), list) and versioned
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _holds_policy_version(body: Body) -> bool:
    version = body.get("PolicyVersion")
    return isinstance(version, dict) and "Document" in version


def _is_genesys_role(body: Body) -> bool:
    keys = {camel(key) for key in body}
    if "permissionPolicies" in keys:
        policies = _list(body.get("permissionPolicies", body.get("permission_policies")))
        named = [{camel(key) for key in one} for one in policies if isinstance(one, dict)]
        return any(_POLICY_KEYS & one for one in named) or (not named and "name" in keys)
    if keys <= _ROLE_KEYS and {"role", "permissions"} <= keys:
        return isinstance(body["role"], str) and _names_permissions(body["permissions"])
    scoped = keys == {"roles", "scopes"} or {"role", "scopes"} <= keys <= _ROLE_KEYS
    return scoped and any(_has_colon(value) for value in body.values())


def _names_permissions(value: object) -> bool:
    """Whether a value could name permissions of the platform: `domain:entity:action`.

    An empty list could; the bare words of another program's roles (`read`, `write`) could not.
    """
    return value is None or value == [] or _has_colon(value)


def _has_colon(value: object) -> bool:
    """Whether a text, or one in a list, has the colon that permissions and many scopes have."""
    named = value if isinstance(value, list) else [value]
    return any(isinstance(one, str) and ":" in one for one in named)


def _is_retention_policy(body: Body) -> bool:
    keys = {camel(key): value for key, value in body.items()}
    return _holds(keys.get("mediaPolicies"), _MEDIA_KEYS) or (
        "name" in keys and _holds(keys.get("actions"), _RECORDING_KEYS)
    )


def _holds(part: object, names: frozenset[str]) -> bool:
    return isinstance(part, dict) and any(camel(str(key)) in names for key in part)


def _is_load_plan(body: Body) -> bool:
    return body.get("tag") == "jmeterTestPlan" and "children" in body


def _is_app_manifest(body: Body) -> bool:
    keys = {camel(key) for key in body}
    if "appfoundry-manifest" in str(body.get("$schema")):
        return True
    if any("/api/v2/" in path for path in _called_paths(body)):
        return bool(keys & {"app", "name", *_MANIFEST_KEYS, *_GRANT_KEYS} - {"calls"})
    if "app" not in keys or not keys & _MANIFEST_KEYS:
        return False
    return "grantType" in keys or len(keys & (_MANIFEST_KEYS | _GRANT_KEYS)) > 1


def _called_paths(body: Body) -> Iterator[str]:
    for call in _list(body.get("calls")):
        yield str(call.get("path")) if isinstance(call, dict) else str(call)


_FORMATS: Mapping[str, Callable[[Body], bool]] = {
    "premium-app": is_premium_app,
    "ci-workflow": is_deploying_workflow,
    "terraform-plan": _is_terraform_plan,
    "data-action": _is_data_action,
    "iam-role": _is_iam_role,
    "iam-policy": _is_iam_policy,
    "accelerator": _is_accelerator,
    "retention-policy": _is_retention_policy,
    "app-manifest": _is_app_manifest,
    "genesys-role": _is_genesys_role,
    "load-plan": _is_load_plan,
}
