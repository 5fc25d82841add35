"""What a secret looks like, so that it can be found and never be shown."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?:client_?|shared_?|consumer_?)?secret(?!s?_?(?:arn|name|id|manager))"
    r"|passw(?:or)?d|passphrase|private_?key|api_?(?:key|token)|access_?(?:key|token)"
    r"|auth_?token|security_?token|bearer|refresh_?token|session_?token",
    re.IGNORECASE,
)
_NOT_SECRET = re.compile(
    r"(?:_|-)?(?:expir\w*|validity\w*|ttl|seconds|url|uri|endpoint|length|policy|type|name|arn"
    r"|pool_size|timeout\w*|rotation\w*|enabled|required|hint|id)$"
    r"|^(?:expose|has|is|use|no|enable|disable)_",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"""^(?:
        <.*> | \[.*\] | \{\{.*\}\} | \$\{.*\} | \$\$\{.*\} | %.*% | __.*__ | \*+ | x{3,} | \.{3} | -+
      | (?:.*[^a-z])? (?:your|my|enter|insert|replace|change|put|add|fill|todo|tbd|fixme|example|sample
          |dummy|fake|placeholder|redacted|secret-goes-here|changeme|replaceme|notreal|not-real)
        (?:[^a-z].*|me.*|this.*)?
      | (?:client|the|a)?[\s_-]*(?:secret|password|token|key|apikey|api[\s_-]key)s?
      | (?:none|null|nil|unset|test|testing|string|value|n/a|foo|bar|abc|abc123|123456?)
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_REFERENCE = re.compile(
    r"^(?:\$|arn:|vault:|ssm:|secretsmanager:|op://|var\.|local\.|data\.|env:|env\.|file:)",
    re.IGNORECASE,
)
_ASSIGNMENT = re.compile(
    r"""(?P<key>["']?[\w.-]*["']?)\s*(?:=>|[=:])\s*(?P<quote>["'])(?P<value>(?:\\.|(?!(?P=quote)).)+)"""
)
_TOKEN = re.compile(r"(?P<scheme>\b(?:Bearer|Basic)\s+)(?P<value>[A-Za-z0-9+/_.=-]{8,})")
_SPACED = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|-")


def names_secret(key: str) -> bool:
    """Whether a key's name says that its value is a secret: `clientSecret`, `db_password`."""
    name = _SPACED.sub("_", key)
    return bool(_NAME.search(name)) and not _NOT_SECRET.search(name)


def is_placeholder(value: str) -> bool:
    """Whether a text only stands where a secret goes, or refers to one kept elsewhere."""
    bare = value.strip()
    return not bare or bool(_PLACEHOLDER.match(bare) or _REFERENCE.match(bare))


def masked(line: str) -> str:
    """A source line with what looks like a secret replaced by as many asterisks."""
    line = _ASSIGNMENT.sub(_mask_assignment, line)
    return _TOKEN.sub(lambda found: found["scheme"] + "*" * len(found["value"]), line)


def _mask_assignment(found: re.Match[str]) -> str:
    key, value = found["key"].strip("\"'"), found["value"]
    if not names_secret(key) or is_placeholder(value):
        return found[0]
    return found[0][: -len(value)] + "*" * len(value)
