"""Which folders call which, found without parsing those that have no part in it."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from linter.readers.text import Unreadable
from linter.terraform.modules.folders import folder_of, is_json
from linter.terraform.modules.library import Library

_SOURCE: Final = r"source(?<!\wsource)"
"""The word from its beginning on, written so that the search for it is one for letters."""
_PLAIN_SOURCE: Final = re.compile(_SOURCE + r'\s*=\s*"(\.\.?/[^"\\$%\n]*)"')
_ANY_SOURCE: Final = re.compile(_SOURCE + r'\b(?!\s*=\s*"[^"\\$%\n]*")')
"""The word in any other company than that of a plain text: it might name any folder."""
_BLANKS: Final = " \t\r"
_BEGINNING: Final = "\n{"
"""After one of these an argument may begin."""
_ESCAPED_LETTER: Final = re.compile(r"\\u00[67]")
"""By which the key `module` may be written another way in JSON."""


class Mentions(NamedTuple):
    """What the text of a file says of the modules that it calls."""

    plain: frozenset[str]
    """Folders that stand in it as a source, relative to the scan root."""
    vague: bool
    """Whether it takes parsing to tell which others it calls."""


_ANYTHING: Final = Mentions(frozenset(), vague=True)


def may_call(path: str, text: str) -> bool:
    """Whether a file may hold a module call, by the word that begins each."""
    if is_json(path):
        return '"module"' in text or _ESCAPED_LETTER.search(text) is not None
    return "module" in text


def mentions(path: str, text: str) -> Mentions:
    """What a file names as the source of something; JSON takes parsing in any case."""
    if is_json(path):
        return _ANYTHING
    folder = folder_of(path)
    plain = {
        posixpath.normpath(posixpath.join(folder, match[1]))
        for match in _PLAIN_SOURCE.finditer(text)
    }
    targets = frozenset("" if one == "." else one for one in plain)
    words = (match.start() for match in _ANY_SOURCE.finditer(text))
    return Mentions(targets, any(_may_be_argument(text, word) for word in words))


def _may_be_argument(text: str, start: int) -> bool:
    """Whether a word may be the name of an argument: first on its line, in a block's braces, or
    after a comment. In the middle of comments and strings it is none."""
    while start > 0 and text[start - 1] in _BLANKS:
        start -= 1
    return start == 0 or text[start - 1] in _BEGINNING or text.startswith("*/", start - 2)


class _Mentions(NamedTuple):
    plain: dict[str, set[str]]
    """The folders that name each folder as a source."""
    vague: set[str]
    """The folders of which it takes parsing to tell which they call."""


class CallGraph:
    """The calls between the folders of a scan root."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._exact: dict[str, frozenset[str]] = {}
        self._below: dict[str, frozenset[str]] = {}

    def called_by(self, folder: str) -> frozenset[str]:
        """The folders that a folder calls."""
        if folder not in self._exact:
            self._exact[folder] = frozenset(self._targets(folder))
        return self._exact[folder]

    def callers_of(self, folder: str) -> list[str]:
        """The folders that call a folder, sorted."""
        perhaps = self._mentioned.plain.get(folder, set()) | self._mentioned.vague
        return sorted(one for one in perhaps if folder in self.called_by(one))

    def below(self, folder: str) -> frozenset[str]:
        """A folder, those that it calls, and those that they call."""
        if folder not in self._below:
            self._below[folder] = _closure([folder], self.called_by)
        return self._below[folder]

    def above(self, folders: Iterable[str]) -> frozenset[str]:
        """Some folders, those that call them, and those that call these."""
        return _closure(folders, self.callers_of)

    def is_root(self, folder: str) -> bool:
        """Whether a folder is judged by itself: nobody calls it but what it calls itself."""
        callers = self.callers_of(folder)
        return not callers or self.below(folder).issuperset(callers)

    @cached_property
    def _mentioned(self) -> _Mentions:
        """Which folders may call which, by what their text says."""
        found = _Mentions(defaultdict(set), set())
        for caller, path, text in self._texts():
            said = mentions(path, text)
            if said.vague:
                found.vague.add(caller)
            for target in said.plain:
                found.plain[target].add(caller)
        return found

    def _texts(self) -> Iterator[tuple[str, str, str]]:
        """The folder, path and text of each file that may hold a call."""
        for folder in self._library.folders.values():
            for path in folder.configuration:
                try:
                    text = self._library.sources.text(path)
                except Unreadable:
                    continue
                if may_call(path, text):
                    yield folder_of(path), path, text

    def _targets(self, folder: str) -> Iterator[str]:
        module = self._library.module(folder)
        for call in module.calls if module else ():
            target = self._library.source(call).local
            if target is not None and target in self._library.folders:
                yield target


def _closure(starts: Iterable[str], following: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Return `starts` and all that can be reached from them."""
    found = set(starts)
    waiting = sorted(found)
    while waiting:
        fresh = set(following(waiting.pop())) - found
        found |= fresh
        waiting.extend(fresh)
    return frozenset(found)
