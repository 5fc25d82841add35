"""Putting included nginx files in the place of their `include`."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from linter.glob import glob
from linter.model import Unread
from linter.readers.nginx import MAX_DEPTH, Directive, NginxFile
from linter.tree import Tree

_INSTALLED: Final = (
    "/etc/nginx/",
    "/usr/local/nginx/conf/",
    "/usr/local/etc/nginx/",
    "/usr/local/openresty/nginx/conf/",
)
"""Where packages keep the main file; an absolute path below is meant relative to it."""
_MOST: Final = 20_000
"""How many directives a configuration may have once its includes are in place."""


@dataclass(slots=True)
class Inclusion:
    """A file with its includes in place."""

    directives: tuple[Directive, ...] = ()
    """An `include` that is still there names files which are not in the tree."""
    files: set[str] = field(default_factory=set)
    """What was included, directly or not."""
    unread: list[Unread] = field(default_factory=list)
    """Includes that lead back to where they came from."""


Parse = Callable[[str], "NginxFile | None"]
"""A file by its path; None where it is not there or cannot be read."""


def include_all(file: NginxFile, tree: Tree, parse: Parse) -> Inclusion:
    """Resolve the includes of a main file, or of one that no main file includes.

    A relative path starts at the folder of that file, whichever file it stands in
    (https://nginx.org/en/docs/ngx_core_module.html#include).
    """
    return _Includer(file, tree, parse).included()


class _Includer:
    def __init__(self, file: NginxFile, tree: Tree, parse: Parse) -> None:
        self._file = file
        self._base = posixpath.dirname(file.path)
        self._tree = tree
        self._parse = parse
        self._found = Inclusion()
        self._count = 0

    def included(self) -> Inclusion:
        directives = self._level(self._file.directives, (self._file.path,), 0)
        self._found.directives = tuple(directives)
        return self._found

    def _level(
        self, directives: Sequence[Directive], way: tuple[str, ...], depth: int
    ) -> Iterator[Directive]:
        for one in directives:
            self._count += 1
            if one.name == "include" and len(one.arguments) == 1:
                yield from self._include(one, way, depth)
            elif one.block is not None:
                yield one._replace(block=tuple(self._level(one.block, way, depth + 1)))
            else:
                yield one

    def _include(self, one: Directive, way: tuple[str, ...], depth: int) -> Iterator[Directive]:
        paths = list(self._paths(one.arguments[0].text))
        files = [self._parse(path) for path in paths]
        if not files or None in files:
            yield one
        for file in files:
            if file is not None and not self._refused(one, file.path, way, depth):
                self._found.files.add(file.path)
                yield from self._level(file.directives, (*way, file.path), depth + 1)

    def _refused(self, one: Directive, path: str, way: tuple[str, ...], depth: int) -> bool:
        if path in way:
            told = " to ".join((*way[way.index(path) :], path))
            self._found.unread.append(Unread(one.span, f"this include never ends: {told}"))
            return True
        if self._count > _MOST or depth > MAX_DEPTH:
            told = "with its includes this configuration is larger than gclint reads"
            if not self._found.unread:
                self._found.unread.append(Unread(one.span, told))
            return True
        return False

    def _paths(self, written: str) -> Iterator[str]:
        for prefix in _INSTALLED:
            written = written.removeprefix(prefix)
        path = posixpath.normpath(posixpath.join(self._base, written))
        if written.startswith("/") or path.startswith(".."):
            return
        if not any(sign in path for sign in "*?["):
            yield path
            return
        wanted = glob(posixpath.relpath(path, self._base or "."))
        inside = sorted(one for one in self._tree.below(self._base) if wanted.match(one))
        yield from (posixpath.join(self._base, one) for one in inside)
