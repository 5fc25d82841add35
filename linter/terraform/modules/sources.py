"""What a caller hands in: files, values for variables, and the provider's schema."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from linter.readers.hcl.syntax import File
from linter.terraform.scope import Files


class TerraformSources(Protocol):
    """The Terraform files of a scan root. Paths are relative to it, with forward slashes."""

    def paths(self) -> Collection[str]:
        """Every .tf, .tf.json, .tfvars and .tfvars.json file, sorted."""

    def text(self, path: str) -> str:
        """The text of a file inside the scan root, also of one that `paths` leaves out.

        Raises Unreadable where it is no text, or there is no such file.
        """

    @property
    def files(self) -> Files:
        """Reading other files inside the scan root, for file() and its kin."""


@dataclass(frozen=True, slots=True)
class VariableInputs:
    """Values for the variables of root modules that stand in none of their own files.

    They weigh as in Terraform: the environment least, then a root module's own .tfvars files,
    then `var_files` in their order, then `variables`.
    https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
    """

    var_files: tuple[str, ...] = ()
    """Paths relative to the scan root (`--var-file`)."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """Text by name (`--var`)."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Text by name, from the environment: `region` for `TF_VAR_region`."""


class ProviderSchema(Protocol):
    """What is known of the arguments of resource types.

    Types are named as Resource.type has them: `genesyscloud_flow`, `data.genesyscloud_flow`,
    `provider.genesyscloud`.
    """

    def is_block(self, kind: str, path: tuple[str, ...]) -> bool | None:
        """Whether the argument at `path` is written as a nested block; None where unknown."""

    def attributes(self, kind: str) -> Collection[str] | None:
        """The names of all arguments and attributes of a type; None for an unknown type."""


class NoSchema:
    """A schema that knows nothing but `terraform_data`, which is part of Terraform."""

    def is_block(self, kind: str, path: tuple[str, ...]) -> bool | None:
        """Nothing of terraform_data is a block."""
        return False if kind == "terraform_data" else None

    def attributes(self, kind: str) -> Collection[str] | None:
        """The four attributes of terraform_data; None for any other type."""
        return _TERRAFORM_DATA if kind == "terraform_data" else None


_TERRAFORM_DATA: Final = ("id", "input", "output", "triggers_replace")

Parse = Callable[[str, str], File]
"""Reads the text of a .tf or .tfvars file: (path, text) -> File."""
