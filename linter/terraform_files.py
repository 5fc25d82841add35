"""Terraform files of a tree as resources."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from linter.model import Resource, Unread
from linter.suppression import Suppression
from linter.terraform import VariableInputs
from linter.tree import Tree

_SUFFIXES = (".tf", ".tf.json", ".tfvars", ".tfvars.json")


@dataclass(frozen=True, slots=True)
class ReadTerraform:
    """What came of the Terraform files of a run."""

    resources: tuple[Resource, ...] = ()
    unread: tuple[Unread, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    files: frozenset[str] = frozenset()


def is_terraform(path: str) -> bool:
    """Whether Terraform itself would read the file; it goes by the name, and so does gclint."""
    return path.endswith(_SUFFIXES)


def read_terraform(tree: Tree, wanted: Collection[str], inputs: VariableInputs) -> ReadTerraform:
    """Evaluate the modules that the wanted files belong to."""
    return ReadTerraform()
