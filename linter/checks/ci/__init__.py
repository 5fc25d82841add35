"""Checks of GitHub Actions workflows that deploy with Terraform."""
