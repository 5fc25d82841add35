"""Files to an estate: read, evaluated, and seen as domain objects."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from linter.catalogue import Catalogue
from linter.documents import ReadDocument, read_document
from linter.model import Estate, Resource, Unread
from linter.suppression import Suppression, suppressions_in
from linter.terraform import VariableInputs
from linter.terraform_files import is_terraform, read_terraform
from linter.tree import Tree
from linter.views import views_of


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the files of a run say."""

    estate: Estate
    unread: tuple[Unread, ...]
    suppressions: tuple[Suppression, ...]
    files: frozenset[str]
    """The files that were judged, among those wanted."""
    passed_over: Mapping[str, str]


def read_estate(
    tree: Tree, wanted: Collection[str], inputs: VariableInputs, catalogue: Catalogue
) -> Reading:
    """Read the wanted files, and with them whatever has a part in their verdict."""
    terraform = read_terraform(tree, inputs, catalogue)
    documents = {path: read_document(tree, path) for path in tree.paths() if not is_terraform(path)}
    resources = (*terraform.resources, *_all_resources(documents))
    return Reading(
        estate=Estate(resources, views_of(resources)),
        unread=(*terraform.unread, *(one for read in documents.values() for one in read.unread)),
        suppressions=(*terraform.suppressions, *_suppressions(documents)),
        files=frozenset(wanted) & {*filter(is_terraform, wanted), *_judged(documents)},
        passed_over={
            path: read.passed_over for path, read in documents.items() if read.passed_over
        },
    )


def _all_resources(documents: Mapping[str, ReadDocument]) -> Iterator[Resource]:
    for read in documents.values():
        yield from read.resources


def _judged(documents: Mapping[str, ReadDocument]) -> Iterator[str]:
    return (path for path, read in documents.items() if read.passed_over is None)


def _suppressions(documents: Mapping[str, ReadDocument]) -> Iterator[Suppression]:
    for path, read in documents.items():
        if read.document is not None and read.document.comments:
            document = read.document
            yield from suppressions_in(path, document.text, document.comments, document.extents)
