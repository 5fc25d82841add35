"""Python checks, for policies that a JSON Schema cannot state.

Importing this package registers all of them: each module is named here.
"""

from linter.checks import (
    access,
    action_credential,
    action_endpoint,
    action_identity,
    action_interpolation,
    action_settings,
    action_template,
    contract_rules,
    contract_shape,
    document_shape,
    flat_input,
    flat_payload,
    iam,
    legal_hold,
    literal_secret,
    oauth_client,
    redirect_uri,
    retention_days,
    retention_end,
    retention_overlap,
    role_permissions,
    terraform,
)
from linter.checks.registry import Check, find

__all__ = [
    "Check",
    "access",
    "action_credential",
    "action_endpoint",
    "action_identity",
    "action_interpolation",
    "action_settings",
    "action_template",
    "contract_rules",
    "contract_shape",
    "document_shape",
    "find",
    "flat_input",
    "flat_payload",
    "iam",
    "legal_hold",
    "literal_secret",
    "oauth_client",
    "redirect_uri",
    "retention_days",
    "retention_end",
    "retention_overlap",
    "role_permissions",
    "terraform",
]
