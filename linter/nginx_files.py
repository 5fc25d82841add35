"""nginx files of a tree as resources: one for each file that no other includes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final

from linter.documents import ReadDocument
from linter.model import Resource, Span, Unread
from linter.nginx_include import Inclusion, include_all
from linter.nginx_names import is_nginx
from linter.readers.document import Document
from linter.readers.nginx import Directive, NginxFile, read_nginx, speaks_of_proxies
from linter.readers.nginx_spans import NginxSpans, plain
from linter.readers.text import Unreadable, decode
from linter.tree import Tree

_PASSED_OVER: Final = ReadDocument(passed_over="")


def read_nginx_files(tree: Tree) -> Mapping[str, ReadDocument]:
    """Every file of a tree with such a name; those of other programs are passed over."""
    files = _Files(tree)
    inclusions = {path: include_all(file, tree, files.parsed) for path, file in files.ours()}
    roots = set(_roots(inclusions, files))
    return {path: _document(path, files, inclusions, roots) for path in files.paths()}


class _Files:
    """The files of a tree, each parsed once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.parsed = lru_cache(maxsize=None)(self._parsed)
        self.faults: dict[str, Unread] = {}

    def paths(self) -> Collection[str]:
        return [path for path in self._tree.paths() if is_nginx(path)]

    def ours(self) -> Iterator[tuple[str, NginxFile]]:
        for path in self.paths():
            file = self.parsed(path)
            if file is not None and (speaks_of_proxies(file.text) or self.main(path)):
                yield path, file

    def main(self, path: str) -> bool:
        """Whether a file holds the levels above servers, and so the whole configuration."""
        file = self.parsed(path)
        return file is not None and any(one.name in {"http", "events"} for one in file.directives)

    def _parsed(self, path: str) -> NginxFile | None:
        try:
            text = decode(self._tree.read(path))
        except (Unreadable, FileNotFoundError):
            return None
        try:
            return read_nginx(path, text)
        except Unreadable as error:
            if speaks_of_proxies(text):
                self.faults[path] = Unread(Span(path, error.start, error.end), error.message)
            return None


def _roots(inclusions: Mapping[str, Inclusion], files: _Files) -> Iterator[str]:
    """The main files, and the files that are reached from no other one."""
    mains = [path for path in inclusions if files.main(path)]
    reached = {one for path in mains for one in inclusions[path].files}
    yield from mains
    rest = [path for path in inclusions if path not in {*reached, *mains}]
    inner = {one for path in rest for one in inclusions[path].files - {path}}
    for path in sorted(rest, key=lambda one: (one in inner, one)):
        if path not in reached:
            reached |= inclusions[path].files
            yield path


def _document(
    path: str, files: _Files, inclusions: Mapping[str, Inclusion], roots: Collection[str]
) -> ReadDocument:
    file = files.parsed(path)
    if path in files.faults:
        return ReadDocument(unread=(files.faults[path],))
    if file is None or path not in inclusions:
        return _PASSED_OVER
    document = Document(
        path=path,
        text=file.text,
        data=None,
        spans=NginxSpans(path, file.directives),
        comments=file.comments,
        extents=tuple(sorted(_extents(file.directives))) if file.comments else (),
    )
    if path not in roots:
        return ReadDocument(document=document)
    found = inclusions[path]
    return ReadDocument((_resource(path, found),), tuple(found.unread), document)


def _resource(path: str, found: Inclusion) -> Resource:
    return Resource(
        type="nginx-config",
        name=path.rpartition("/")[2],
        address=path,
        path=path,
        body={"directives": plain(found.directives)},
        spans=NginxSpans(path, found.directives),
    )


def _extents(directives: Collection[Directive]) -> Iterator[tuple[int, int]]:
    waiting = list(directives)
    while waiting:
        one = waiting.pop()
        yield one.span.start, one.end
        waiting.extend(one.block or ())
