"""Terraform's built-in functions, one module for each family of them.

Names and signatures are those of `terraform metadata functions -json` of Terraform 1.11. Each
module registers its functions when it is imported.
"""

from typing import Final

from linter.terraform.functions import (
    conversions,
    csv_text,
    dates,
    encoding,
    files,
    formatting,
    hashing,
    impure,
    json_text,
    mappings,
    networks,
    numeric,
    paths,
    patterns,
    searching,
    sequences,
    sets,
    strings,
    yaml_text,
)
from linter.terraform.functions.signature import FUNCTIONS, Function, Invocation, invoke

FAMILIES: Final = (
    conversions,
    paths,
    patterns,
    networks,
    formatting,
    files,
    dates,
    csv_text,
    encoding,
    hashing,
    impure,
    json_text,
    mappings,
    numeric,
    searching,
    sequences,
    sets,
    strings,
    yaml_text,
)

__all__ = ["FAMILIES", "FUNCTIONS", "Function", "Invocation", "invoke"]
