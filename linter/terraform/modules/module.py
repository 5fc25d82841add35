"""One module as it is written: all files of a folder put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from linter.model import Span, Unread
from linter.readers.hcl.syntax import Block, File
from linter.terraform.modules.addresses import alias_of
from linter.terraform.modules.declarations import Declaration, key_of, of_block, of_local
from linter.terraform.modules.folders import Folder
from linter.terraform.modules.overrides import overridden

LABELS: Final = {
    "resource": 2,
    "data": 2,
    "provider": 1,
    "variable": 1,
    "output": 1,
    "module": 1,
    "terraform": 0,
}
"""The blocks that become resources, and how many labels each has; `locals` apart.

Passed over are `moved`, `import`, `removed` and `check`, which configure nothing, and `ephemeral`.
https://developer.hashicorp.com/terraform/language/syntax/configuration#blocks
"""

Key = tuple[str, ...]
"""What makes a declaration unique in its module: `("variable", "region")`."""


@dataclass(frozen=True, eq=False)
class Module:
    """What the files of one folder declare."""

    folder: Folder
    declarations: Mapping[Key, Declaration]
    """In source order. Of two declarations under one key, which Terraform refuses, the first."""
    repeated: tuple[Declaration, ...]
    """The later ones of those."""
    unread: tuple[Unread, ...]
    """What could not be read; where there is any, the module may declare more than this."""

    def of(self, *kinds: str) -> Iterator[Declaration]:
        """The declarations of the given kinds, in source order."""
        for declaration in self.declarations.values():
            if declaration.kind in kinds:
                yield declaration

    @cached_property
    def calls(self) -> tuple[Declaration, ...]:
        """The module calls, in source order."""
        return tuple(self.of("module"))

    @cached_property
    def outputs(self) -> tuple[Declaration, ...]:
        """The outputs, in source order."""
        return tuple(self.of("output"))

    @cached_property
    def read_from(self) -> frozenset[Key]:
        """The keys of what is referred to for more than an `id`, which only an apply tells."""
        declared = (*self.declarations.values(), *self.repeated)
        return frozenset(
            key_of(names) for one in declared for names in one.references if not _of_id(names)
        )

    def get(self, *key: str) -> Declaration | None:
        """The declaration under a key such as `("variable", "region")`."""
        return self.declarations.get(key)


def module(folder: Folder, files: Iterable[File], unread: Iterable[Unread]) -> Module:
    """Put the files of a folder together, `files` in the order in which they count."""
    found: dict[Key, Declaration] = {}
    repeated: list[Declaration] = []
    unreadable = list(unread)
    for file in files:
        for declaration in _declarations(file, unreadable):
            key = _key(declaration)
            base = found.get(key)
            if base is None or declaration.kind == "terraform":
                found[_unique(key, declaration)] = declaration
            elif file.path in folder.overrides:
                found[key] = overridden(base, declaration)
            else:
                repeated.append(declaration)
    return Module(folder, _with_terraform(found, folder), tuple(repeated), tuple(unreadable))


def _declarations(file: File, unread: list[Unread]) -> Iterator[Declaration]:
    for block in file.body.blocks:
        if block.type == "locals":
            for argument in block.body.arguments:
                yield of_local(file, argument)
        elif len(block.labels) == LABELS.get(block.type):
            yield of_block(file, block)
        elif block.type in LABELS:
            unread.append(_mislabelled(file, block))


def _of_id(names: tuple[str, ...]) -> bool:
    """Whether a traversal leads to the `id` of a resource or data source: `a.b.id`."""
    return names[3 if names[0] == "data" else 2 :][:1] == ("id",)


def _mislabelled(file: File, block: Block) -> Unread:
    wanted = {0: "no name", 1: "one name", 2: "a type and a name"}[LABELS[block.type]]
    message = f"a {block.type} block has {wanted} in its header, and nothing else"
    return Unread(Span(file.path, block.start, block.header_end), message)


def _key(declaration: Declaration) -> Key:
    if declaration.kind == "provider":
        return ("provider", declaration.name, alias_of(declaration))
    return (declaration.kind, *declaration.labels)


def _unique(key: Key, declaration: Declaration) -> Key:
    """A module may have many `terraform` blocks, so they are told apart by where they stand."""
    return (*key, declaration.path, str(declaration.header.start)) if len(key) == 1 else key


def _with_terraform(found: dict[Key, Declaration], folder: Folder) -> dict[Key, Declaration]:
    """Lay the `terraform` blocks of override files over those of the others."""
    blocks = {key: one for key, one in found.items() if one.kind == "terraform"}
    for over in (one for one in blocks.values() if one.path in folder.overrides):
        for key, base in blocks.items():
            if base.path not in folder.overrides:
                found[key] = _stripped(found[key], over)
    return found


def _stripped(base: Declaration, over: Declaration) -> Declaration:
    """Return `base` without what `over` replaces; `over` stays a declaration of its own."""
    covered = overridden(base, over)
    return replace(base, layers=covered.layers[: len(base.layers)])
