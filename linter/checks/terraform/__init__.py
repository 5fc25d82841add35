"""Checks of Terraform against the provider's schema, and of modules against what they declare."""
