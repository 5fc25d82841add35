"""Plans that Terraform has made, as resources with their final values.

https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

from linter.terraform.plan.reading import is_plan, planned_resources
from linter.terraform.plan.source import LaidOver, lay_over

__all__ = ["LaidOver", "is_plan", "lay_over", "planned_resources"]
