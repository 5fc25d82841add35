"""`gclint --version`, and with `--verbose` what gclint is made of."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version

from linter.catalogue import catalogue_at
from linter.catalogue.parts.part import read_part
from linter.cli.front import version_line

_LIBRARIES = (
    "click",
    "jsonschema",
    "lark",
    "pathspec",
    "python-hcl2",
    "pyyaml",
    "referencing",
    "tree-sitter",
    "tree-sitter-javascript",
)


def version_page() -> str:
    """The versions of gclint, Python and the libraries, and how old each part of the facts is.

    Raises CatalogueError where the facts that gclint ships with are damaged.
    """
    return "\n".join([version_line(), "", *_made_of(), "", *_facts()])


def _made_of() -> Iterator[str]:
    width = max(map(len, _LIBRARIES))
    built = f"({sys.implementation.name}, {sys.platform})"
    yield f"{'Python':<{width}}  {platform.python_version()} {built}"
    for name in _LIBRARIES:
        yield f"{name:<{width}}  {version(name)}"


def _facts() -> Iterator[str]:
    folder = catalogue_at().folder
    yield "Facts about the platform, with their dates:"
    for file in sorted(folder.glob("*.json")):
        part = read_part(folder, file.stem)
        yield f"  {file.stem:<19}  {part.dated:<10}  {part.origin}"
