"""Checks of who may call what: operations, scopes, permissions and roles."""

from linter.checks.access import (
    callers,
    escalation,
    operations,
    organizations,
    permission_names,
    reported,
    role_names,
    scope_names,
    terraform_client,
    unused,
    wildcards,
)

__all__ = [
    "callers",
    "escalation",
    "operations",
    "organizations",
    "permission_names",
    "reported",
    "role_names",
    "scope_names",
    "terraform_client",
    "unused",
    "wildcards",
]
