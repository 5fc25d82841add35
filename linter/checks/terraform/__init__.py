"""Checks of Terraform against the provider's schema, and of modules against what they declare."""

from linter.checks.terraform import (
    attributes,
    counts,
    limit_source,
    names,
    pinning,
    presence,
    provider_block,
    types,
    values,
)

__all__ = [
    "attributes",
    "counts",
    "limit_source",
    "names",
    "pinning",
    "presence",
    "provider_block",
    "types",
    "values",
]
