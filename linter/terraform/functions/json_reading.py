"""Reading JSON text into values that know where they stand in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from json import JSONDecodeError, JSONDecoder
from typing import Final

from linter.kept import kept
from linter.model import Span
from linter.terraform import numbers
from linter.terraform.construct import (
    MAX_NESTING,
    boolean,
    null,
    numeric,
    object_of,
    string,
    tuple_of,
)
from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.text import Places
from linter.terraform.value import Value, Written

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,9})?", re.ASCII)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_DECODER: Final = JSONDecoder()
_BLANKS: Final = re.compile(r"[ \t\r\n]*")
_LITERALS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}


def read_json(text: Value, span: Span) -> Value:
    """Decode the JSON in `text`; what it holds is computed at `span` unless `text` was written.

    Raises RefusalError where it is not JSON.
    """
    return _read(text.data if isinstance(text.data, str) else "", text.written, span)


@kept(64)
def _read(source: str, written: tuple[Written, ...], span: Span) -> Value:
    """The same for the same text: a loop decodes a file anew for each of its elements."""
    reader = _Reader(source, Places(written), span)
    try:
        value, at = reader.value(reader.blanks(0), 0)
    except JSONDecodeError as error:
        raise RefusalError(f"the text is not JSON: {error.msg}") from None
    if reader.blanks(at) != len(source):
        raise RefusalError("there is text after the end of the JSON")
    return value


class _Reader:
    """A position in the text is an argument and a result of each method, never kept."""

    def __init__(self, text: str, places: Places, span: Span) -> None:
        self._text = text
        self._places = places
        self._span = span

    def blanks(self, at: int) -> int:
        found = _BLANKS.match(self._text, at)
        return found.end() if found else at

    def value(self, at: int, depth: int) -> tuple[Value, int]:
        """Read the value that starts at `at`, and return it and where it ends."""
        if depth > MAX_NESTING:
            raise unknowable(f"its JSON is nested more than {MAX_NESTING} levels deep")
        first = self._text[at : at + 1]
        if first == "{":
            return self._object(at, depth)
        if first == "[":
            return self._list(at, depth)
        if first == '"':
            text, end = self._string(at)
            return string(text, self._place(at, end)), end
        return self._scalar(at)

    def _place(self, start: int, end: int) -> Span:
        return self._places.of(start, end) or self._span

    def _string(self, at: int) -> tuple[str, int]:
        text, end = _DECODER.raw_decode(self._text, at)
        return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text)), end

    def _scalar(self, at: int) -> tuple[Value, int]:
        for name, data in _LITERALS.items():
            if self._text.startswith(name, at):
                place = self._place(at, at + len(name))
                value = null(place) if data is None else boolean(data, place)
                return value, at + len(name)
        found = _NUMBER.match(self._text, at)
        if not found:
            raise RefusalError("the text is not JSON")
        return numeric(numbers.parse(found[0]), self._place(at, found.end())), found.end()

    def _list(self, start: int, depth: int) -> tuple[Value, int]:
        items: list[Value] = []

        def item(at: int) -> int:
            value, end = self.value(at, depth + 1)
            items.append(value)
            return end

        end = self._separated(start, "]", item)
        return tuple_of(items, self._place(start, end)), end

    def _object(self, start: int, depth: int) -> tuple[Value, int]:
        attributes: dict[str, Value] = {}
        keys: dict[str, Span] = {}

        def entry(at: int) -> int:
            if self._text[at : at + 1] != '"':
                raise RefusalError("the text is not JSON: a key is not a string")
            name, after = self._string(at)
            keys[name] = self._place(at, after)
            colon = self.blanks(after)
            if self._text[colon : colon + 1] != ":":
                raise RefusalError("the text is not JSON: a colon is missing")
            attributes[name], end = self.value(self.blanks(colon + 1), depth + 1)
            return end

        end = self._separated(start, "}", entry)
        return object_of(attributes, self._place(start, end), keys), end

    def _separated(self, start: int, closing: str, item: Callable[[int], int]) -> int:
        """Read comma-separated items up to `closing`, and return where that ends."""
        at = self.blanks(start + 1)
        if self._text[at : at + 1] == closing:
            return at + 1
        while True:
            at = self.blanks(item(at))
            mark = self._text[at : at + 1]
            if mark == closing:
                return at + 1
            if mark != ",":
                raise RefusalError("the text is not JSON: a comma is missing")
            at = self.blanks(at + 1)
