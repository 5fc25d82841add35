"""Files to an estate: read, evaluated, and seen as domain objects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from linter.catalogue import Catalogue
from linter.model import Estate, Resource, Span, Unread
from linter.nginx_names import is_nginx
from linter.plan.spoken import Spoken
from linter.suppression import Suppression, suppressions_in
from linter.terraform import VariableInputs
from linter.terraform_files import is_terraform, read_terraform
from linter.tree import Tree
from linter.views import views_of

if TYPE_CHECKING:
    from linter.documents import ReadDocument
    from linter.readers.document import Document

_PLAN: Final = "terraform-plan"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the files of a run say."""

    estate: Estate
    unread: tuple[Unread, ...]
    suppressions: tuple[Suppression, ...]
    files: frozenset[str]
    """The files that were judged, among those wanted."""
    passed_over: Mapping[str, str]
    unfollowed: int = 0
    """How many module calls lead to files that are not here."""
    sensitive: tuple[Span, ...] = ()
    """What must not be shown, by the files' own word."""


def read_estate(
    tree: Tree, wanted: Collection[str], inputs: VariableInputs, catalogue: Catalogue
) -> Reading:
    """Read the wanted files, and with them whatever has a part in their verdict."""
    terraform = read_terraform(tree, inputs, catalogue)
    documents = _documents(tree)
    spoken = _spoken(documents, terraform.resources, catalogue)
    resources = (*spoken.resources, *_all_resources(documents))
    passed_over = {
        path: read.passed_over for path, read in documents.items() if read.passed_over is not None
    } | dict(spoken.passed_over)
    judged = {path for path in wanted if is_terraform(path) or path in documents}
    return Reading(
        estate=Estate(resources, views_of(resources)),
        unread=(*terraform.unread, *(one for read in documents.values() for one in read.unread)),
        suppressions=(*terraform.suppressions, *_suppressions(documents)),
        files=frozenset(judged - passed_over.keys()),
        passed_over=passed_over,
        sensitive=spoken.sensitive,
        unfollowed=len(terraform.unfollowed),
    )


def _documents(tree: Tree) -> dict[str, ReadDocument]:
    paths = [path for path in tree.paths() if not is_terraform(path) and not is_nginx(path)]
    found = _read(tree, paths) if paths else {}
    if any(map(is_nginx, tree.paths())):
        from linter.nginx_files import read_nginx_files

        found |= read_nginx_files(tree)
    return found


def _read(tree: Tree, paths: Iterable[str]) -> dict[str, ReadDocument]:
    from linter.documents import read_document

    return {path: read_document(tree, path) for path in paths}


def _all_resources(documents: Mapping[str, ReadDocument]) -> Iterator[Resource]:
    """The resources of all documents but plans, which are many in one."""
    for read in documents.values():
        yield from (one for one in read.resources if one.type != _PLAN)


def _spoken(
    documents: Mapping[str, ReadDocument], evaluated: tuple[Resource, ...], catalogue: Catalogue
) -> Spoken:
    plans = list(_plans(documents))
    if not plans:
        return Spoken(evaluated)
    from linter.plan.speaking import speak

    return speak(plans, evaluated, catalogue)


def _plans(documents: Mapping[str, ReadDocument]) -> Iterator[Document]:
    for read in documents.values():
        if read.document is not None and any(one.type == _PLAN for one in read.resources):
            yield read.document


def _suppressions(documents: Mapping[str, ReadDocument]) -> Iterator[Suppression]:
    for path, read in documents.items():
        if read.document is not None and read.document.comments:
            document = read.document
            yield from suppressions_in(path, document.text, document.comments, document.extents)
