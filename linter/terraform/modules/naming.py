"""Arguments of Terraform's own that name things instead of having a value.

https://developer.hashicorp.com/terraform/language/meta-arguments
"""

from __future__ import annotations

from typing import Final

_REFERRING: Final = {
    "resource": frozenset({"depends_on"}),
    "data": frozenset({"depends_on"}),
    "module": frozenset({"depends_on"}),
    "output": frozenset({"depends_on"}),
    "lifecycle": frozenset({"replace_triggered_by"}),
}
_NAMING: Final = {
    "resource": frozenset({"provider"}),
    "data": frozenset({"provider"}),
    "module": frozenset({"providers"}),
    "variable": frozenset({"type"}),
    "lifecycle": frozenset({"ignore_changes"}),
    "provisioner": frozenset({"when", "on_failure"}),
    "dynamic": frozenset({"iterator", "labels"}),
}
_PROVIDERS: Final = "required_providers"
"""Everything in this block is a constant or the name of a provider."""


def is_text(block: str, argument: str) -> bool:
    """Whether an argument of a type of block stands in the body as text: `["aws_iam_role.x"]`."""
    return argument in _REFERRING.get(block, ()) or names_no_value(block, argument)


def names_no_value(block: str, argument: str) -> bool:
    """Whether an argument names something else than what the module declares: `aws.west`."""
    return block == _PROVIDERS or argument in _NAMING.get(block, ())
