"""Which permission policies gclint's wildcard policies are about."""

from __future__ import annotations

from linter.checks.context import Context
from linter.checks.iam.statement import Statement, statements
from linter.checks.iam.trust import assumed_by, platform_accounts, says_genesys
from linter.model import Unknown, View


def concerns_platform(policy: View, context: Context) -> bool | Unknown:
    """Whether a policy says what the platform may do; the Unknown if that hangs on one.

    It does where the platform may assume a role that carries it. A JSON document with no role
    beside it is taken to; a Terraform policy that nothing carries only if it speaks of Genesys.
    """
    roles = policy.body.get("roles")
    if isinstance(roles, Unknown):
        return roles
    if roles is None:
        return policy.type in {"iam-policy", "iam-role"} or says_genesys(policy.body)
    trusted = platform_accounts(context)
    answers = [assumed_by(role, trusted) for role in roles]
    if True in answers:
        return True
    return next((answer for answer in answers if isinstance(answer, Unknown)), False)


def is_resource_policy(policy: View) -> bool:
    """Whether a document belongs to a resource (a bucket, a key): its statements name principals.

    Such a document names its own resource by `*` where it can name no other.
    """
    return any(
        isinstance(one, Statement) and one.has("Principal", "NotPrincipal")
        for one in statements(policy.body.get("document"), ("document",))
    )
