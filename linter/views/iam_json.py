"""IAM roles and policies in JSON and YAML files.

Understood are bare trust and permission policies; what `aws iam` answers to `get-role`,
`list-roles`, `get-role-policy`, `get-policy-version` and `get-account-authorization-details`;
a role with its policies beside it in one file; and lists of any of these.
https://docs.aws.amazon.com/cli/latest/reference/iam/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.classify import is_trust_policy
from linter.model import MISSING, Resource, Unknown
from linter.views.field import Field
from linter.views.iam_document import Permission, Role, is_encoded

_POLICIES = ("Policies", "RolePolicyList", "PermissionPolicies", "InlinePolicies", "PolicyDocument")
_ATTACHED = ("AttachedManagedPolicies", "AttachedPolicies", "ManagedPolicyArns")
_ROLES = ("Roles", "RoleDetailList")


def roles_in(resource: Resource) -> Iterator[Role]:
    """The roles that a file describes."""
    for whole in _each(Field.of(resource)):
        if is_trust_policy(whole.value):
            absent = whole.holding(MISSING)
            yield Role(whole, absent, absent, whole, (), resource)
        else:
            yield from _roles(whole, resource)


def permissions_in(resource: Resource) -> Iterator[Permission]:
    """The permission policies of a file that stand outside of any role."""
    for whole in _each(Field.of(resource)):
        if not is_trust_policy(whole.value) and not any(_roles(whole, resource)):
            for policy in (whole, *whole.get("Policies").items()):
                yield from _permissions(policy, resource)


def _each(whole: Field) -> Iterator[Field]:
    return (one for one in whole.items() if isinstance(one.value, dict))


def _roles(whole: Field, resource: Resource) -> Iterator[Role]:
    """The roles of one object, each with the policies that stand in it or beside it."""
    if whole.get("AssumeRolePolicyDocument"):
        yield _role(whole, (whole,), {}, resource)
    elif whole.get("Role", "AssumeRolePolicyDocument"):
        role = whole.get("Role")
        yield _role(role, (role, whole), {}, resource)
    else:
        managed = dict(_managed(whole, resource))
        for name in _ROLES:
            for role in _each(whole.get(name)):
                yield _role(role, (role,), managed, resource)


def _role(
    role: Field, places: tuple[Field, ...], managed: Mapping[str, Permission], resource: Resource
) -> Role:
    inline = _entries(places, _POLICIES)
    attached = _entries(places, _ATTACHED)
    return Role(
        origin=role,
        name=role.get("RoleName"),
        description=role.get("Description"),
        trust=role.get("AssumeRolePolicyDocument"),
        permissions=(
            *(one for entry in inline for one in _inline(entry, resource)),
            *(_attached(entry, managed) for entry in attached),
        ),
        resource=resource,
    )


def _entries(places: tuple[Field, ...], names: tuple[str, ...]) -> Iterator[Field]:
    return (entry for place in places for name in names for entry in place.get(name).items())


def _inline(entry: Field, resource: Resource) -> Iterator[Permission | Field]:
    found = tuple(_permissions(entry, resource))
    return iter(found or (_attached(entry, {}),))


def _attached(entry: Field, managed: Mapping[str, Permission]) -> Permission | Field:
    arn = entry.value if isinstance(entry.value, str) else entry.get("PolicyArn").value
    if isinstance(arn, str) and arn in managed:
        return managed[arn]
    return entry.holding(Unknown(f"the policy {arn} is not in this file"))


def _managed(whole: Field, resource: Resource) -> Iterator[tuple[str, Permission]]:
    """The managed policies of an account's authorization details, by their ARN."""
    for policy in _each(whole.get("Policies")):
        arn = policy.get("Arn").value
        if isinstance(arn, str):
            yield from ((arn, permission) for permission in _permissions(policy, resource))


def _permissions(entry: Field, resource: Resource) -> Iterator[Permission]:
    """The document of one policy, whichever way it is wrapped."""
    for text in _texts(entry):
        yield Permission(text, entry.get("PolicyName"), entry.get("Description"), resource)


def _texts(entry: Field) -> Iterator[Field]:
    if entry.get("Statement") or is_encoded(entry.value):
        yield entry
    for version in (entry, *entry.get("PolicyVersion").items(), *_default_versions(entry)):
        text = version.first("PolicyDocument", "Document")
        if isinstance(text.value, dict) or is_encoded(text.value):
            yield text


def _default_versions(entry: Field) -> Iterator[Field]:
    versions = entry.get("PolicyVersionList").items()
    return (one for one in versions if one.get("IsDefaultVersion").value is not False)
