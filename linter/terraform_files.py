"""Terraform files of a tree as resources."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from linter.catalogue import Catalogue
from linter.glob import glob
from linter.model import Resource, Span, Unread
from linter.provider_blocks import ProviderBlocks
from linter.readers.hcl import read_file
from linter.readers.hcl.syntax import AnyBody, File
from linter.readers.text import Unreadable, decode, decode_terraform
from linter.suppression import Suppression, suppressions_in
from linter.terraform import TerraformSources, VariableInputs, assemble
from linter.terraform.modules.native_syntax import read_native
from linter.terraform_summaries import module_resources
from linter.terraform_values import values_resources
from linter.tree import Tree

_SUFFIXES = (".tf", ".tf.json", ".tfvars", ".tfvars.json")


@dataclass(frozen=True, slots=True)
class ReadTerraform:
    """What came of the Terraform files of a run."""

    resources: tuple[Resource, ...]
    unread: tuple[Unread, ...]
    suppressions: tuple[Suppression, ...]
    unfollowed: tuple[str, ...]
    """The addresses of module calls that lead to files which are not here."""


def is_terraform(path: str) -> bool:
    """Whether Terraform itself would read the file; it goes by the name, and so does gclint."""
    return path.endswith(_SUFFIXES)


def read_terraform(tree: Tree, inputs: VariableInputs, catalogue: Catalogue) -> ReadTerraform:
    """Evaluate every module of a tree: any of them may have a part in a verdict on any file."""
    sources = _Sources(tree)
    if not sources.paths():
        return ReadTerraform((), (), (), ())
    parse = lru_cache(maxsize=None)(read_native)
    assembled = assemble(sources, None, inputs, schema=ProviderBlocks(catalogue), parse=parse)
    files = [parse(path, text) for path, text in sources.native()]
    return ReadTerraform(
        resources=(
            *assembled.resources,
            *module_resources(assembled, tree, sources),
            *values_resources(sources, parse),
        ),
        unread=tuple(Unread(span, message) for span, message in assembled.faults),
        suppressions=tuple(one for file in files for one in _suppressions(file)),
        unfollowed=tuple(call.address for call in assembled.unresolved),
    )


def values_of(tree: Tree) -> Iterator[Resource]:
    """Only what the files of a tree that give values to variables say."""
    return values_resources(_Sources(tree), read_file)


def sources_of(tree: Tree) -> TerraformSources:
    """A tree as the Terraform evaluator wants it."""
    return _Sources(tree)


class _Sources:
    """A tree as the Terraform evaluator wants it."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.files = _Files(tree)
        # No lru_cache of a method: that forms a circle, which keeps the texts for long.
        self._texts: dict[str, str] = {}

    def paths(self) -> Collection[str]:
        return [path for path in self._tree.paths() if is_terraform(path)]

    def text(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = self._decoded(path)
        return self._texts[path]

    def native(self) -> Iterator[tuple[str, str]]:
        """The files in Terraform's native syntax that can be read, with their texts."""
        for path in self.paths():
            if path.endswith((".tf", ".tfvars")):
                with suppress(Unreadable):
                    yield path, self.text(path)

    def _decoded(self, path: str) -> str:
        try:
            return decode_terraform(self._tree.read(path))
        except FileNotFoundError as error:
            raise Unreadable("it is gone", 0, 0) from error


class _Files:
    """The files that functions such as file() may read."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def text(self, path: str) -> str | None:
        data = self.data(path)
        return None if data is None else decode(data)

    def data(self, path: str) -> bytes | None:
        try:
            return self._tree.read(path)
        except FileNotFoundError:
            return None

    def matching(self, folder: str, pattern: str) -> list[str]:
        wanted = glob(pattern)
        return sorted(path for path in self._tree.below(folder) if wanted.match(path))


def _suppressions(file: File) -> Iterator[Suppression]:
    comments = [Span(file.path, comment.start, comment.end) for comment in file.comments]
    return suppressions_in(file.path, file.text, comments, _extents(file.body))


def _extents(body: AnyBody) -> Iterator[tuple[int, int]]:
    """The offsets of every argument and block, however deep."""
    waiting = [body]
    while waiting:
        current = waiting.pop()
        yield from ((argument.start, argument.end) for argument in current.arguments)
        yield from ((block.start, block.end) for block in current.blocks)
        waiting.extend(block.body for block in current.blocks)
