"""nginx files of a tree as resources: one for each file that no other includes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final

from linter.documents import ReadDocument
from linter.model import Resource, Span, Unread
from linter.nginx_include import Includes, Inclusion
from linter.nginx_names import is_nginx
from linter.readers.document import Document
from linter.readers.nginx import Directive, NginxFile, read_nginx, speaks_of_proxies
from linter.readers.nginx_spans import NginxSpans, plain
from linter.readers.text import Unreadable, Withheld, decode, plain_text
from linter.tree import Tree

_PASSED_OVER: Final = ReadDocument(passed_over="")


def read_nginx_files(tree: Tree) -> Mapping[str, ReadDocument]:
    """Every file of a tree with such a name; those of other programs are passed over."""
    files = _Files(tree)
    ours = dict(files.ours())
    includes = Includes(tree, files.parsed)
    roots = {path: includes.placed(ours[path]) for path in _roots(ours, files, includes)}
    return {path: _document(path, files, ours, roots) for path in files.paths()}


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
        seen = b""
        try:
            seen = self._tree.read(path)
            return read_nginx(path, decode(seen))
        except FileNotFoundError:
            return None
        except Unreadable as error:
            if _concerns(seen) or (isinstance(error, Withheld) and _named_ours(path, error.head)):
                self.faults[path] = Unread(Span(path, error.start, error.end), error.message)
            return None


def _concerns(data: bytes) -> bool:
    """Whether bytes, be they no text, limit requests or pass them on."""
    return speaks_of_proxies(plain_text(data))


def _named_ours(path: str, head: bytes | None) -> bool:
    """Whether a file that cannot be had is one of nginx, by its beginning or else by its name."""
    return "nginx" in path if head is None else _concerns(head)


def _roots(ours: Mapping[str, NginxFile], files: _Files, includes: Includes) -> Iterator[str]:
    """The main files, and the files that are reached from no other one."""
    mains = [path for path in ours if files.main(path)]
    reached = {one for path in mains for one in includes.reach(ours[path])}
    yield from mains
    rest = [path for path in ours if path not in {*reached, *mains}]
    reach = {path: includes.reach(ours[path]) for path in rest}
    inner = {one for path in rest for one in reach[path] - {path}}
    for path in sorted(rest, key=lambda one: (one in inner, one)):
        if path not in reached:
            reached |= reach[path]
            yield path


def _document(
    path: str,
    files: _Files,
    ours: Mapping[str, NginxFile],
    roots: Mapping[str, Inclusion],
) -> ReadDocument:
    if path in files.faults:
        return ReadDocument(unread=(files.faults[path],))
    file = ours.get(path)
    if file is None:
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
    found = roots[path]
    return ReadDocument(
        (_resource(path, found),), (found.unread,) if found.unread else (), document
    )


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
