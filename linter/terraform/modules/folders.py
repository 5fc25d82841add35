"""Which files make up a module, and in which order they count.

https://developer.hashicorp.com/terraform/language/files/override
https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_CONFIGURATION: Final = (".tf", ".tf.json")
_DEFAULT_VALUES: Final = ("terraform.tfvars", "terraform.tfvars.json")


@dataclass(frozen=True, slots=True)
class Folder:
    """The Terraform files of one folder, each list in the order in which it counts."""

    path: str
    """Relative to the scan root; empty for the scan root itself."""
    primary: tuple[str, ...]
    """The configuration files proper."""
    overrides: tuple[str, ...]
    """Those that replace parts of what the others say."""
    values: tuple[str, ...]
    """The .tfvars files that Terraform reads of its own accord; the last one wins."""

    @property
    def configuration(self) -> tuple[str, ...]:
        """The primary files and the overrides."""
        return self.primary + self.overrides


def folders_of(paths: Iterable[str]) -> Mapping[str, Folder]:
    """Sort files into the folders that hold any configuration, by path."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for path in sorted(set(paths)):
        grouped[folder_of(path)].append(path)
    found = {path: folder(path, names) for path, names in grouped.items()}
    return {path: one for path, one in found.items() if one.configuration}


def folder(path: str, files: Iterable[str]) -> Folder:
    """Sort the files of one folder by what Terraform does with them."""
    files = sorted(files)
    configuration = [file for file in files if is_configuration(file)]
    overrides = [file for file in configuration if _is_override(file)]
    return Folder(
        path,
        tuple(file for file in configuration if not _is_override(file)),
        tuple(overrides),
        tuple(_automatic_values(files)),
    )


def folder_of(path: str) -> str:
    """The folder that holds a file."""
    return posixpath.dirname(path)


def is_configuration(path: str) -> bool:
    """Whether a file holds blocks: `.tf` or `.tf.json`, and not hidden."""
    return path.endswith(_CONFIGURATION) and not posixpath.basename(path).startswith(".")


def is_values(path: str) -> bool:
    """Whether a file gives values to variables: `.tfvars` or `.tfvars.json`."""
    return path.endswith((".tfvars", ".tfvars.json"))


def is_json(path: str) -> bool:
    """Whether a file is written in Terraform's JSON syntax."""
    return path.endswith(".json")


def _is_override(path: str) -> bool:
    stem = posixpath.basename(path).removesuffix(".json").removesuffix(".tf")
    return stem == "override" or stem.endswith("_override")


def _automatic_values(files: Iterable[str]) -> list[str]:
    by_name = {posixpath.basename(file): file for file in files}
    first = [by_name[name] for name in _DEFAULT_VALUES if name in by_name]
    automatic = (".auto.tfvars", ".auto.tfvars.json")
    return first + [by_name[name] for name in sorted(by_name) if name.endswith(automatic)]
