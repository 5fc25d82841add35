"""Checks of GitHub Actions workflows that deploy with Terraform."""

from linter.checks.ci import reach, secrets

__all__ = ["reach", "secrets"]
