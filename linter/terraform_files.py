"""Terraform files of a tree as resources."""
