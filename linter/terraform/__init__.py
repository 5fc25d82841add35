"""Terraform: from parsed files to resources with values, as far as values can be known."""

from __future__ import annotations

from linter.terraform.modules.assemble import Assembled, Unresolved, assemble
from linter.terraform.modules.sources import (
    NoSchema,
    ProviderSchema,
    TerraformSources,
    VariableInputs,
)
from linter.terraform.modules.summary import Declared, ModuleSummary, Referred

__all__ = [
    "Assembled",
    "Declared",
    "ModuleSummary",
    "NoSchema",
    "ProviderSchema",
    "Referred",
    "TerraformSources",
    "Unresolved",
    "VariableInputs",
    "assemble",
]
