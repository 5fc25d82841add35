"""IAM permission policies: kind `iam_policy`.

| key | value |
|---|---|
| `name`, `description` | of the policy, where it has them |
| `document` | the IAM policy document, `{Version, Statement}`, as it was written |
| `document_fault` | why the document's text is not JSON; absent when it is |
| `roles` | list of the roles that carry it: `name`, `description`, `trust` of each |

`roles` is absent for a policy that nothing is known to carry, and empty for one that only users or
groups carry. A role that is unknown stands in it as an unknown value.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.model import Resource, View
from linter.views.field import Field, Layout, assemble
from linter.views.iam_document import Permission, Role, document_parts
from linter.views.iam_json import permissions_in, roles_in
from linter.views.iam_role import role_parts
from linter.views.iam_terraform import files_taken_up, terraform_permissions
from linter.views.index import ResourceIndex

Owners = tuple[Role | Field, ...] | None


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every document of permissions: in JSON, alone or with its role, or in Terraform."""
    taken_up = files_taken_up(index)
    for resource in index.of_type("iam-role", "iam-policy"):
        if resource.path not in taken_up:
            yield from _views(resource)
    for permission, owners in terraform_permissions(index):
        yield _view(permission, owners)


def _views(resource: Resource) -> Iterator[View]:
    for role in roles_in(resource):
        for permission in role.permissions:
            if isinstance(permission, Permission):
                yield _view(permission, (role,))
    for permission in permissions_in(resource):
        yield _view(permission, None)


def _view(permission: Permission, owners: Owners) -> View:
    layout: dict[str, Layout] = {
        **document_parts("document", permission.text),
        "name": permission.name,
        "description": permission.description,
    }
    if owners is not None:
        layout["roles"] = [_owner(owner) for owner in owners]
    body, spans = assemble(layout, permission.text)
    name = permission.name.value
    return View(
        kind="iam_policy",
        name=name if isinstance(name, str) and name else permission.resource.name,
        body=body,
        spans=spans,
        resource=permission.resource,
    )


def _owner(owner: Role | Field) -> Layout:
    return owner if isinstance(owner, Field) else role_parts(owner)
