"""Terraform's built-in functions, one module for each family of them.

Names and signatures are those of `terraform metadata functions -json` of Terraform 1.11. Each
module registers its functions when it is imported.
"""

from linter.terraform.functions import json_text
from linter.terraform.functions.signature import FUNCTIONS, Function, Invocation, invoke

__all__ = ["FUNCTIONS", "Function", "Invocation", "invoke", "json_text"]
