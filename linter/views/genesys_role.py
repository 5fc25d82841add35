"""Genesys Cloud roles: kind `genesys_role`.

| key | value |
|---|---|
| `name`, `description` | of the role; the name is absent where only `roles` are listed |
| `default_role_id` | set where the role is one that the platform itself provides |
| `permission_policies` | list of `domain`, `entity_name`, `action_set` (list), `conditions` |
| `permissions` | list of `domain:entity:action` strings |
| `roles`, `scopes` | lists: what a file of `{"roles", "scopes"}` names instead |

The roles come from JSON and YAML (the API's own body, `{"role", "permissions"}`,
`{"roles", "scopes"}`) and from `genesyscloud_auth_role`. JSON keys may be written in camelCase or
snake_case.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.model import Resource, View
from linter.spelling import camel
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every role, in whichever format."""
    for resource in index.of_type("genesys-role", "genesyscloud_auth_role"):
        yield view_of(Field.of(resource), resource)


def view_of(role: Field, resource: Resource) -> View:
    """The view of a role, wherever in its resource it stands."""
    keys = {camel(key): field for key, field in role.entries()}
    layout: dict[str, Layout] = {
        "name": keys.get("name", role.get("role")),
        "description": role.get("description"),
        "default_role_id": keys.get("defaultRoleId", role.get("default_role_id")),
        "permission_policies": _policies(
            keys.get("permissionPolicies", role.get("permission_policies"))
        ),
        "permissions": _listed(role.get("permissions")),
        "roles": _listed(role.get("roles")),
        "scopes": _listed(role.get("scopes")),
    }
    body, spans = assemble(layout, role)
    name = body.get("name")
    shown = name if isinstance(name, str) and name else resource.name
    return View("genesys_role", shown, body, spans, resource)


def _policies(policies: Field) -> Layout:
    if not isinstance(policies.value, list):
        return policies
    return Part(policies, [_policy(policy) for policy in policies.items()])


def _policy(policy: Field) -> Layout:
    if not isinstance(policy.value, dict):
        return policy
    keys = {camel(key): field for key, field in policy.entries()}
    return Part(
        policy,
        {
            "domain": policy.get("domain"),
            "entity_name": keys.get("entityName", policy.get("entity_name")),
            "action_set": _listed(keys.get("actionSet", policy.get("action_set"))),
            "conditions": keys.get("resourceConditionNode", policy.get("conditions")),
        },
    )


def _listed(field: Field) -> Layout:
    """A list where one or several values may be written."""
    if isinstance(field.value, str):
        return [field]
    return field
