"""What decides which files belong together, read from the files themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from linter.readers.text import Unreadable
from linter.terraform.modules.call_graph import may_call, mentions
from linter.terraform.modules.folders import Folder
from linter.terraform.modules.library import Library
from linter.terraform.modules.sources import NoSchema, Parse
from linter.terraform_files import sources_of
from linter.tree import Tree
from linter.units.part_tree import PartTree

_PLANNED = b"planned_values"


def called_folders(tree: Tree, folder: Folder, parse: Parse) -> Collection[str]:
    """The folders that the module calls of a folder lead to.

    The text tells as a rule; where it is not plain, the files are parsed.
    """
    found: set[str] = set()
    for path, text in _texts(tree, folder):
        said = mentions(path, text)
        if said.vague and may_call(path, text):
            return frozenset(_parsed(tree, folder, parse))
        found |= said.plain
    return frozenset(found)


def may_be_plan(tree: Tree, path: str) -> bool:
    """Whether a document may be a Terraform plan, by a word that every plan has."""
    if not path.endswith(".json"):
        return False
    try:
        return _PLANNED in tree.read(path)
    except (Unreadable, FileNotFoundError):
        return False


def _texts(tree: Tree, folder: Folder) -> Iterator[tuple[str, str]]:
    """The path and text of each file that may hold a call."""
    sources = sources_of(tree)
    for path in folder.configuration:
        try:
            text = sources.text(path)
        except Unreadable:
            continue
        if "module" in text:
            yield path, text


def _parsed(tree: Tree, folder: Folder, parse: Parse) -> Iterator[str]:
    sources = sources_of(PartTree(tree, folder.configuration))
    library = Library(sources, parse, NoSchema())
    module = library.module(folder.path)
    for call in module.calls if module else ():
        target = library.source(call).local
        if target is not None:
            yield target
