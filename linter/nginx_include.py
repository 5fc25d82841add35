"""Putting included nginx files in the place of their `include`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
"""How many directives includes may bring into a configuration, those that come twice counted so."""
_WILDCARD: Final = re.compile(r"[*?\[]")


@dataclass(slots=True)
class Inclusion:
    """A file with its includes in place."""

    directives: tuple[Directive, ...] = ()
    """An `include` that is still there names files which are not in the tree, or too much."""
    unread: Unread | None = None
    """The first include that leads back to where it came from, or to too much."""


Parse = Callable[[str], "NginxFile | None"]
"""A file by its path; None where it is not there or cannot be read."""


class Includes:
    """What the includes of main files, or of files that no main file includes, stand for.

    A relative path starts at the folder of that file, whichever file it stands in
    (https://nginx.org/en/docs/ngx_core_module.html#include).
    """

    def __init__(self, tree: Tree, parse: Parse) -> None:
        self._tree = tree
        self._parse = parse
        self._paths = lru_cache(maxsize=None)(self._found)

    def reach(self, start: NginxFile) -> set[str]:
        """The files that one includes, directly or not; itself only where it does."""
        base, reached, waiting = posixpath.dirname(start.path), set[str](), [start]
        while waiting:
            for path in {
                path
                for written in _written(waiting.pop().directives)
                for path in self._paths(base, written)
            } - reached:
                file = self._parse(path)
                if file is not None:
                    reached.add(path)
                    waiting.append(file)
        return reached

    def placed(self, file: NginxFile) -> Inclusion:
        """The directives of a file with those of others in the place of its includes."""
        base = posixpath.dirname(file.path)
        return _Includer(file, lambda written: self._paths(base, written), self._parse).included()

    def _found(self, base: str, written: str) -> Sequence[str]:
        for prefix in _INSTALLED:
            written = written.removeprefix(prefix)
        path = posixpath.normpath(posixpath.join(base, written))
        if written.startswith("/") or path.startswith(".."):
            return ()
        sign = _WILDCARD.search(path)
        if sign is None:
            return (path,)
        folder = path[: sign.start()].rpartition("/")[0]
        wanted = glob(posixpath.relpath(path, folder or "."))
        inside = sorted(one for one in self._tree.below(folder) if wanted.match(one))
        return [posixpath.join(folder, one) for one in inside]


def _written(directives: Sequence[Directive]) -> Iterator[str]:
    """The paths that includes name, on any level."""
    waiting = list(directives)
    while waiting:
        one = waiting.pop()
        if _includes(one):
            yield one.arguments[0].text
        waiting.extend(one.block or ())


def _includes(directive: Directive) -> bool:
    return directive.name == "include" and len(directive.arguments) == 1


class _Includer:
    def __init__(
        self, file: NginxFile, paths: Callable[[str], Sequence[str]], parse: Parse
    ) -> None:
        self._file = file
        self._paths = paths
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
            self._count += len(way) > 1
            if _includes(one):
                yield from self._include(one, way, depth)
            elif one.block is not None:
                yield one._replace(block=tuple(self._level(one.block, way, depth + 1)))
            else:
                yield one

    def _include(self, one: Directive, way: tuple[str, ...], depth: int) -> Iterator[Directive]:
        paths = self._paths(one.arguments[0].text)
        self._count += len(paths)
        refused = self._refused(one, depth)
        files = [] if refused else [self._parse(path) for path in paths]
        if not files or None in files:
            yield one
        for file in files:
            if file is not None and not self._loops(one, file.path, way):
                yield from self._level(file.directives, (*way, file.path), depth + 1)

    def _refused(self, one: Directive, depth: int) -> bool:
        """Whether the includes add up to more than is read."""
        if self._count <= _MOST and depth <= MAX_DEPTH:
            return False
        self._count = _MOST + 1
        told = "with its includes this configuration is larger than gclint reads"
        self._found.unread = self._found.unread or Unread(one.span, told)
        return True

    def _loops(self, one: Directive, path: str, way: tuple[str, ...]) -> bool:
        if path not in way:
            return False
        told = f"this include never ends: {' to '.join((*way[way.index(path) :], path))}"
        self._found.unread = self._found.unread or Unread(one.span, told)
        return True
