"""IAM roles: kind `iam_role`.

| key | value |
|---|---|
| `name`, `description` | of the role; absent where only its trust policy was written |
| `trust` | the trust policy: an IAM policy document, `{Version, Statement}` |
| `trust_fault` | why the trust policy's text is not JSON; absent when it is |
| `policies` | list of the permission policies' documents, each as `document` |

A document is read as it was written: `Statement`, `Action`, `Resource` and the like may be one
value or a list of them. A policy that the role carries, and whose document is unknown, stands in
`policies` as an unknown value.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.model import View
from linter.views.field import Field, Layout, assemble
from linter.views.iam_document import Permission, Role, document_parts
from linter.views.iam_json import roles_in
from linter.views.iam_terraform import files_taken_up, terraform_roles
from linter.views.iam_unused import unused_trusts
from linter.views.index import ResourceIndex


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every IAM role: in JSON, as a bare trust policy, or in Terraform."""
    taken_up = files_taken_up(index)
    for resource in index.of_type("iam-role", "iam-policy"):
        if resource.path not in taken_up:
            yield from map(_view, roles_in(resource))
    configured = tuple(terraform_roles(index))
    yield from map(_view, (*configured, *unused_trusts(index, configured)))


def role_parts(role: Role) -> dict[str, Layout]:
    """A role without its policies, as part of a canonical body."""
    return {
        "name": role.name,
        "description": role.description,
        **document_parts("trust", role.trust),
    }


def _view(role: Role) -> View:
    layout: dict[str, Layout] = {
        **role_parts(role),
        "policies": [_policy(permission) for permission in role.permissions],
    }
    body, spans = assemble(layout, role.origin)
    name = role.name.value
    return View(
        kind="iam_role",
        name=name if isinstance(name, str) and name else role.resource.name,
        body=body,
        spans=spans,
        resource=role.resource,
    )


def _policy(permission: Permission | Field) -> Layout:
    if isinstance(permission, Field):
        return permission
    return document_parts("document", permission.text)
