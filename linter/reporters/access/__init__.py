"""Callers and what they need, as text, JSON, Terraform and pictures."""
