"""IAM roles and policies in Terraform."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from linter.model import KeyPath, Resource, Unknown
from linter.views.field import Field
from linter.views.iam_document import Permission, Role, statement_spans
from linter.views.iam_link import Link, links, permission_of
from linter.views.index import ResourceIndex

Place = tuple[str, str, KeyPath]
"""File, address and key path of a policy: no two share one."""


def terraform_roles(index: ResourceIndex) -> Iterator[Role]:
    """Every role with the policies that it carries, for certain or perhaps."""
    carried: dict[tuple[str, str], list[Permission | Field]] = defaultdict(list)
    strays: dict[str, list[Permission | Field]] = defaultdict(list)
    for link in links(index):
        if isinstance(link.role, Resource):
            carried[_place(link.role)].append(link.permission)
        elif link.role is not None and isinstance(link.role.value, Unknown):
            strays[_folder(link.role.span.path)].append(link.role)
    for role in index.of_type("aws_iam_role"):
        yield _role(role, (*carried[_place(role)], *strays[_folder(role.path)]))


def terraform_permissions(
    index: ResourceIndex,
) -> Iterator[tuple[Permission, tuple[Role | Field, ...] | None]]:
    """Every policy with the roles that carry it, known and unknown; None where nothing does."""
    found: dict[Place, Permission] = {}
    owners: dict[Place, list[Role | Field]] = defaultdict(list)
    for link in links(index):
        if isinstance(link.permission, Permission):
            place = _document(link.permission)
            found[place] = link.permission
            owners[place].extend(_owner(link))
    yield from ((permission, tuple(owners[place])) for place, permission in found.items())
    for policy in index.of_type("aws_iam_policy"):
        permission = permission_of(Field.of(policy), policy)
        if _document(permission) not in found:
            yield permission, None


def files_taken_up(index: ResourceIndex) -> frozenset[str]:
    """The files that hold a document of Terraform's roles and policies: `file("trust.json")`.

    They are judged through the role that takes them up, not by themselves.
    """
    if not any(index.of_type("iam-role", "iam-policy")):
        return frozenset()
    texts = [
        *(role.trust for role in terraform_roles(index)),
        *(permission.text for permission, _ in terraform_permissions(index)),
    ]
    return frozenset(span.path for text in texts for span in statement_spans(text))


def _owner(link: Link) -> Iterator[Role | Field]:
    if isinstance(link.role, Resource):
        yield _role(link.role, ())
    elif link.role is not None:
        told = Unknown(f"the role {link.role.value} is not configured here")
        yield link.role if isinstance(link.role.value, Unknown) else link.role.holding(told)


def _role(role: Resource, permissions: tuple[Permission | Field, ...]) -> Role:
    whole = Field.of(role)
    return Role(
        origin=whole,
        name=whole.first("name", "name_prefix"),
        description=whole.get("description"),
        trust=whole.get("assume_role_policy"),
        permissions=permissions,
        resource=role,
    )


def _place(role: Resource) -> tuple[str, str]:
    return role.path, role.address


def _document(permission: Permission) -> Place:
    return *_place(permission.resource), permission.text.path


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
