"""Spans of an XML text, worked out when asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from linter.model import KeyPath
from linter.readers.placed_spans import Place, PlacedSpans
from linter.readers.stretch import Stretch, around_escapes
from linter.readers.xml_tree import Element

_ATTRIBUTE: Final = re.compile(r"""\s+(?P<name>[^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG: Final = re.compile(r"""<[^\s/>]+(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ESCAPE: Final = re.compile(r"&[^;]*;|\r\n")
_CHUNK: Final = 4096
_CONTINUATION: Final = bytes(range(0x80, 0xC0))
"""What in UTF-8 begins no code point."""


class XmlSpans(PlacedSpans):
    """Spans of the elements of a file, by paths such as `("children", 0, "text")`."""

    def __init__(self, path: str, text: str, encoded: bytes, root: Element) -> None:
        """Prepare for `text`, the whole of the file `path`; `encoded` is the same in UTF-8."""
        super().__init__(path)
        self._text = text
        self._encoded = encoded
        self._ascii = len(encoded) == len(text)
        self._root = root

    def place(self, path: KeyPath) -> Place:
        """Find the element at `path`, its text or one of its attributes."""
        element, reached = self._root, 0
        while reached + 1 < len(path) and path[reached] == "children":
            number = path[reached + 1]
            if not (isinstance(number, int) and 0 <= number < len(element.children)):
                break
            element, reached = element.children[number], reached + 2
        return self._inside(element, path[reached:], reached)

    def stretches(self, path: KeyPath) -> Sequence[Stretch]:
        """Tell how the text at `path` was written: runs of characters and entities."""
        place = self.place(path)
        if place.reached < len(path) or path[-1:] != ("text",):
            return []
        return list(around_escapes(self._text, *place.head, _ESCAPE))

    def offset(self, byte: int) -> int:
        """The offset in code points of an offset in bytes."""
        if self._ascii:
            return byte
        chunk = byte // _CHUNK
        return self._before[chunk] + _characters(self._encoded[chunk * _CHUNK : byte])

    @cached_property
    def _before(self) -> list[int]:
        """How many code points stand before each chunk of bytes."""
        starts = range(0, len(self._encoded), _CHUNK)
        chunks = (_characters(self._encoded[start : start + _CHUNK]) for start in starts)
        return list(accumulate(chunks, initial=0))

    def _inside(self, element: Element, rest: KeyPath, reached: int) -> Place:
        start = self.offset(element.start)
        tag = _TAG.match(self._text, start)
        head = tag.span() if tag else (start, start + len(element.tag) + 1)
        if rest[:1] == ("text",) and element.end > element.start:
            return Place(reached + 1, self._content(head[1], self.offset(element.end)), head)
        if rest[:1] == ("attributes",) and len(rest) > 1:
            for found in _ATTRIBUTE.finditer(self._text, *head):
                if found["name"] == rest[1]:
                    written = (found.start("name"), found.end())
                    return Place(reached + 2, written, found.span("name"))
        return Place(reached, head, head)

    def _content(self, start: int, end: int) -> tuple[int, int]:
        """The character data up to the first child, without blanks around it."""
        child = self._text.find("<", start, end)
        end = child if child >= 0 and not self._text.startswith("<![", child) else end
        told = self._text[start:end]
        if not told.strip():
            return start, end
        return start + len(told) - len(told.lstrip()), start + len(told.rstrip())


def _characters(encoded: bytes) -> int:
    return len(encoded.translate(None, _CONTINUATION))
