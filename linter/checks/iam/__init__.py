"""Checks of AWS roles that the platform assumes, and of what they may do."""

from linter.checks.iam import (
    document,
    export_role,
    external_id,
    principals,
    resource_level,
    wildcards,
)

__all__ = ["document", "export_role", "external_id", "principals", "resource_level", "wildcards"]
