"""Terraform's JSON syntax."""

from __future__ import annotations

from linter.readers.hcl.syntax import File
from linter.terraform.modules.sources import ProviderSchema


def read_json_configuration(path: str, text: str, schema: ProviderSchema) -> File:
    """Read."""
    raise NotImplementedError


def read_json_values(path: str, text: str) -> File:
    """Read."""
    raise NotImplementedError
