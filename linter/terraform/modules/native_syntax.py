"""Terraform's native syntax, read without keeping what is written in a large file.

The trees of all blocks together would take fifteen times the memory of the file, and each is needed
twice: for what it refers to, which is told as soon as it is read, and when it is evaluated.
"""

from __future__ import annotations

from typing import Final

from linter.readers.hcl import read_file
from linter.readers.hcl.syntax import Block, File
from linter.terraform.modules.references import Reference, references_in

LATE: Final = frozenset({"resource", "data"})
"""The blocks of which there are thousands; those that other blocks need as written stay."""


def read_native(path: str, text: str) -> File:
    """Parse a `.tf` or `.tfvars` file as `read_file` does.

    Of a large one, resources and data sources let go of their bodies and remember to what they
    refer, as a tuple of Reference.
    """
    return read_file(path, text, _references)


def _references(block: Block) -> tuple[Reference, ...] | None:
    return tuple(references_in(block.type, block.body)) if block.type in LATE else None
