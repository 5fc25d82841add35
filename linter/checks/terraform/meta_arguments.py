"""What Terraform itself takes in a block, whatever its type.

https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on
"""

from __future__ import annotations

from typing import Final

META_ARGUMENTS: Final = {
    "resource": frozenset(
        {"connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"}
    ),
    "data": frozenset({"count", "depends_on", "for_each", "lifecycle", "provider"}),
    "provider": frozenset({"alias", "version"}),
}
"""By the kind of block."""


def kind_of_block(name: str) -> str:
    """`resource`, `data` or `provider`, by the name of a type."""
    prefix = name.partition(".")[0]
    return prefix if prefix in META_ARGUMENTS else "resource"
