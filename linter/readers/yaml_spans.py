"""Spans of a YAML document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.model import KeyPath
from linter.readers.placed_spans import Place, PlacedSpans
from linter.readers.stretch import Stretch, around_escapes
from linter.readers.yaml_lines import rest_of_line
from linter.readers.yaml_node import Entry, Node

_ESCAPES: Final = {
    "'": re.compile("''"),
    '"': re.compile(r"\\(?:x..|u....|U.{8}|.)"),
}
_WORD: Final = re.compile(r"\S+")
_TEXT_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


class YamlSpans(PlacedSpans):
    """Spans of the values of one document. What an alias stands for is found at its anchor."""

    def __init__(self, path: str, text: str, root: Node) -> None:
        """Prepare for the document `root` of `text`, the whole of the file `path`."""
        super().__init__(path)
        self._text = text
        self._root = root

    def place(self, path: KeyPath) -> Place:
        """Find the value at `path` or its nearest parent."""
        reached, (node, key) = self._find(path)
        empty = node.start == node.end
        return Place(reached, (key or node.head) if node.depth or empty else node.head, key)

    def stretches(self, path: KeyPath) -> list[Stretch]:
        """Tell how the string at `path` was written, as far as that is simple."""
        reached, (node, _) = self._find(path)
        if reached < len(path) or not isinstance(node.data, str):
            return []
        for attempt in (_as_it_stands, _with_escapes, _by_lines, _by_words):
            found = list(attempt(self._text, node))
            if sum(stretch.length for stretch in found) == len(node.text):
                return found
        return []

    def _find(self, path: KeyPath) -> tuple[int, Entry]:
        entry = Entry(self._root, None)
        for reached, step in enumerate(path):
            inner = entry.node.entries.get(step)
            if inner is None:
                return reached, entry
            entry = inner
        return len(path), entry


def _as_it_stands(text: str, node: Node) -> Iterator[Stretch]:
    """A plain or quoted scalar whose source is its text."""
    quote = len(node.style) if node.style in _ESCAPES else 0
    start, end = node.start + quote, node.end - quote
    if start < end and text[start:end] == node.text:
        yield Stretch(0, end - start, start, end)


def _with_escapes(text: str, node: Node) -> Iterator[Stretch]:
    """A quoted scalar on one line."""
    if node.style in _ESCAPES and "\n" not in text[node.start : node.end]:
        yield from around_escapes(text, node.start + 1, node.end - 1, _ESCAPES[node.style])


def _by_lines(text: str, node: Node) -> Iterator[Stretch]:
    """A literal block: each line of its text is the end of a line of the source."""
    if node.style != "|":
        return
    at, here = 0, rest_of_line(text, node.start)[1]
    for line in _TEXT_LINE.findall(node.text):
        content = line.rstrip("\n")
        end, after = rest_of_line(text, here)
        start = end - len(content)
        if start < here or text[start:end] != content:
            return
        if content:
            yield Stretch(at, len(content), start, end)
        if content != line:
            yield Stretch(at + len(content), 1, end, after)
        at, here = at + len(line), after


def _by_words(text: str, node: Node) -> Iterator[Stretch]:
    """A folded scalar: its words stand in the source in order, with other white space between."""
    at, here = 0, node.start + (node.style in _ESCAPES)
    if node.style == ">":
        here = rest_of_line(text, node.start)[1]
    for word in _WORD.finditer(node.text):
        start = text.find(word[0], here, node.end)
        if start < 0 or text[here:start].strip():
            return
        if word.start() > at:
            yield Stretch(at, word.start() - at, here, start)
        yield Stretch(word.start(), len(word[0]), start, start + len(word[0]))
        at, here = word.end(), start + len(word[0])
    if at < len(node.text):
        yield Stretch(at, len(node.text) - at, here, node.end)
