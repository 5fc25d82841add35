"""XML as a tree of elements that know where they stand; nothing is expanded, nothing fetched.

A document type declaration is refused before anything in it is looked at, and with it every entity
but the five of XML itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn
from xml.parsers import expat

from linter.readers.document import MAX_DEPTH
from linter.readers.text import Unreadable

MAX_ELEMENTS: Final = 150_000
"""How many elements a text may have; a plan of 4 MiB has about 65,000."""
_CODES: Final = expat.errors.codes
_FAULTS: Final = {
    _CODES[expat.errors.XML_ERROR_NO_ELEMENTS]: "the file ends before every element is closed",
    _CODES[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "the tag that starts here is not closed",
    _CODES[expat.errors.XML_ERROR_TAG_MISMATCH]: "this end tag does not match its start tag",
    _CODES[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: "an attribute is written twice",
    _CODES[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: "something follows the root element",
    _CODES[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: "an entity that XML does not define",
    _CODES[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION]: "the CDATA section is not closed",
    _CODES[expat.errors.XML_ERROR_MISPLACED_XML_PI]: "the XML declaration is not at the start",
}


@dataclass(slots=True)
class Element:
    """One element; offsets count bytes of the text in UTF-8."""

    data: dict[str, Any]
    """The same as plain objects: `tag`, `attributes`, `text` (without that of its children) and
    `children`."""
    start: int
    end: int = 0
    """Where its end tag starts; equal to `start` for an empty-element tag."""
    children: list[Element] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """Its name."""
        return str(self.data["tag"])


@dataclass(frozen=True, slots=True)
class XmlTree:
    """A root element, and the comments of the text."""

    root: Element
    comments: tuple[tuple[int, int], ...]
    """In bytes, their markers included."""

    def extents(self) -> Iterator[tuple[int, int]]:
        """The bytes that each element covers up to its end tag."""
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            yield element.start, element.end
            waiting.extend(element.children)


def read_xml(encoded: bytes) -> XmlTree:
    """Read XML in UTF-8, whatever encoding it declares.

    Raises Unreadable, whose offsets count bytes, for what is not well-formed, declares a document
    type, nests deeper than MAX_DEPTH, or has more than MAX_ELEMENTS.
    """
    return _Builder(encoded).tree()


class _Builder:
    def __init__(self, encoded: bytes) -> None:
        self._encoded = encoded
        self._open: list[Element] = []
        self._root: Element | None = None
        self._count = 0
        self._comments: list[tuple[int, int]] = []
        parser = self._parser = expat.ParserCreate("utf-8", intern={})
        parser.buffer_text = True
        parser.buffer_size = 1 << 20
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment

    def tree(self) -> XmlTree:
        try:
            self._parser.Parse(self._encoded, True)
        except expat.ExpatError as error:
            raise self._fault(error) from None
        if self._root is None:
            raise Unreadable("there is no element in it")
        return XmlTree(self._root, tuple(self._comments))

    def _fault(self, error: expat.ExpatError) -> Unreadable:
        at = max(0, self._parser.ErrorByteIndex)
        told = _FAULTS.get(error.code, "this is not well-formed XML")
        if self._open and error.code == _CODES[expat.errors.XML_ERROR_NO_ELEMENTS]:
            last = self._open[-1]
            return Unreadable(f"<{last.tag}> is not closed", last.start, last.start + 1)
        return Unreadable(told, at, at + 1)

    def _refuse(self, *_declared: object) -> NoReturn:
        at = self._encoded.find(b"<!DOCTYPE")
        raise Unreadable("it declares a document type, and gclint expands no entities", at, at + 9)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        data = {"tag": tag, "attributes": attributes, "text": "", "children": []}
        element = Element(data, self._parser.CurrentByteIndex)
        if self._open:
            parent = self._open[-1]
            parent.children.append(element)
            parent.data["children"].append(data)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._count += 1
        if self._count > MAX_ELEMENTS:
            told = f"it has more than {MAX_ELEMENTS:,} elements, the most that gclint reads"
            raise Unreadable(told, element.start, element.start + 1)
        if len(self._open) > MAX_DEPTH:
            start = element.start
            raise Unreadable(f"elements nest more than {MAX_DEPTH} deep", start, start + 1)

    def _end(self, _tag: str) -> None:
        self._open.pop().end = self._parser.CurrentByteIndex

    def _characters(self, data: str) -> None:
        if self._open and not data.isspace():
            self._open[-1].data["text"] += data

    def _comment(self, data: str) -> None:
        at = self._parser.CurrentByteIndex
        self._comments.append((at, at + len("<!---->") + len(data.encode("utf-8"))))
