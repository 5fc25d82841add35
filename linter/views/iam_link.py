"""Which IAM policy belongs to which role, as Terraform's resources say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from linter.model import Resource, Unknown
from linter.views.field import Field
from linter.views.iam_document import Permission
from linter.views.index import ResourceIndex


class Link(NamedTuple):
    """That a role, a user or a group carries a policy."""

    role: Resource | Field | None
    """A Field stands for a role that is unknown or only named, None for a user or a group."""
    permission: Permission | Field
    """A Field stands for a policy whose document is unknown."""


def links(index: ResourceIndex) -> Iterator[Link]:
    """Every link between a role and a policy of the AWS provider's resources.

    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
    """
    return _Linker(index).links()


def permission_of(policy: Field, resource: Resource) -> Permission:
    """The policy that a block or resource with a `policy` argument writes."""
    return Permission(policy.get("policy"), policy.get("name"), policy.get("description"), resource)


class _Linker:
    def __init__(self, index: ResourceIndex) -> None:
        self._index = index
        self._named: dict[tuple[str, str | Unknown], list[Resource]] = defaultdict(list)
        for role in index.of_type("aws_iam_role"):
            name = Field.of(role).get("name").value
            if isinstance(name, str | Unknown):
                self._named[_folder(role), name].append(role)

    def links(self) -> Iterator[Link]:
        for role in self._index.of_type("aws_iam_role"):
            yield from self._own(role)
        for policy in self._index.of_type("aws_iam_role_policy"):
            whole = Field.of(policy)
            for owner in self._owners(whole.get("role"), policy):
                yield Link(owner, permission_of(whole, policy))
        for policy in self._index.of_type("aws_iam_user_policy", "aws_iam_group_policy"):
            yield Link(None, permission_of(Field.of(policy), policy))
        for attachment in self._index.of_type(
            "aws_iam_role_policy_attachment",
            "aws_iam_policy_attachment",
            "aws_iam_user_policy_attachment",
            "aws_iam_group_policy_attachment",
        ):
            yield from self._attached(attachment)

    def _own(self, role: Resource) -> Iterator[Link]:
        whole = Field.of(role)
        for block in whole.get("inline_policy").items():
            if isinstance(block.value, Unknown):
                yield Link(role, block)
            elif block.get("policy"):
                yield Link(role, permission_of(block, role))
        for arn in whole.get("managed_policy_arns").items():
            yield Link(role, self._managed(arn, role))

    def _attached(self, attachment: Resource) -> Iterator[Link]:
        whole = Field.of(attachment)
        permission = self._managed(whole.get("policy_arn"), attachment)
        for name in ("role", "roles"):
            for role in whole.get(name).items():
                yield from (Link(one, permission) for one in self._owners(role, attachment))
        for name in ("user", "users", "group", "groups"):
            yield from (Link(None, permission) for _ in whole.get(name).items())

    def _owners(self, role: Field, near: Resource) -> Iterator[Resource | Field]:
        """The role that is referred to or named; where it is not found, the field itself.

        An unknown name is that of a role whose name is the same unknown.
        """
        referred = self._index.referred(role.value, near)
        found = [one for one in referred if one.type == "aws_iam_role"]
        if not found and isinstance(role.value, str | Unknown):
            found = self._named.get((_folder(near), role.value), [])
        yield from found if len(found) == 1 else role.items()

    def _managed(self, arn: Field, near: Resource) -> Permission | Field:
        for policy in self._index.referred(arn.value, near):
            if policy.type == "aws_iam_policy":
                return permission_of(Field.of(policy), policy)
        if isinstance(arn.value, Unknown):
            return arn
        return arn.holding(Unknown(f"the policy {arn.value} is not configured here"))


def _folder(resource: Resource) -> str:
    return resource.path.rpartition("/")[0]
