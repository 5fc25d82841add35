"""Which permission policies gclint's wildcard policies are about."""

from __future__ import annotations

from collections.abc import Collection

from linter.checks.context import Context
from linter.checks.iam.statement import Statement, statements
from linter.checks.iam.trust import assumed_by, platform_accounts, says_genesys
from linter.model import Unknown, View


def concerns_platform(policy: View, context: Context, services: Collection[str]) -> bool | Unknown:
    """Whether a policy says what the platform may do; the Unknown if that hangs on one.

    It does where the platform may assume a role that carries it. A JSON document with no role
    beside it is taken to if it is about the given services, which integrations call, alone; a
    Terraform policy that nothing carries if it speaks of Genesys.
    """
    roles = policy.body.get("roles")
    if isinstance(roles, Unknown):
        return roles
    if roles is None:
        alone = policy.type in {"iam-policy", "iam-role"} and _is_about(policy, services)
        return alone or says_genesys(policy.body)
    trusted = platform_accounts(context)
    answers = [assumed_by(role, trusted) for role in roles]
    if True in answers:
        return True
    return next((answer for answer in answers if isinstance(answer, Unknown)), False)


def _is_about(policy: View, services: Collection[str]) -> bool:
    """Whether every action that a document names is one of the services', or of all services."""
    named = {
        action.value.partition(":")[0].lower()
        for one in statements(policy.body.get("document"), ("document",))
        if isinstance(one, Statement)
        for action in one.elements("Action")
        if isinstance(action.value, str)
    }
    return named <= {*services, "*"}


def is_resource_policy(policy: View) -> bool:
    """Whether a document belongs to a resource (a bucket, a key): its statements name principals.

    Such a document names its own resource by `*` where it can name no other.
    """
    return any(
        isinstance(one, Statement) and one.has("Principal", "NotPrincipal")
        for one in statements(policy.body.get("document"), ("document",))
    )
