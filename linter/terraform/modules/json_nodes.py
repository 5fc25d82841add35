"""JSON values as expressions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from linter.model import KeyPath
from linter.readers.document import Document
from linter.readers.hcl import HclError, read_expression, read_template
from linter.readers.hcl.syntax import (
    Broken,
    Entry,
    Expression,
    Literal,
    Name,
    ObjectConstructor,
    Piece,
    Template,
    TupleConstructor,
)
from linter.terraform.modules.json_places import Place, moved, pieces, place_in
from linter.terraform.modules.json_shapes import Reading
from linter.terraform.modules.references import UNREADABLE

MAX_DEPTH: Final = 100
"""How deep values may nest, as in expressions of the native syntax."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Makes the nodes of one file."""

    document: Document
    broken: list[Broken] = field(default_factory=list)
    """The strings that are no templates; filled on the way."""

    def expression(self, value: Any, path: KeyPath, reading: Reading) -> Expression:
        """The expression that the value at `path` of the file stands for."""
        start, end = self.place(path)
        if len(path) > MAX_DEPTH:
            self.broken.append(Broken(start, end, f"more than {MAX_DEPTH} levels deep"))
            return Literal(start, end, None)
        match value:
            case str():
                return self._text(value, path, reading)
            case list():
                items = (
                    self.expression(item, (*path, number), reading)
                    for number, item in enumerate(value)
                )
                return TupleConstructor(start, end, tuple(items))
            case dict():
                entries = tuple(self._entries(value, path, reading))
                return ObjectConstructor(start, end, entries)
            case float():
                return Literal(start, end, Decimal(self.document.text[start:end]))
        return Literal(start, end, value)

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Where a value stands; of an object or list, its key."""
        span = self.document.spans.at(path)
        return span.start, span.end

    def key(self, path: KeyPath) -> tuple[int, int]:
        """Where a key stands, with its quotes."""
        span = self.document.spans.key(path)
        return span.start, span.end

    def _entries(self, value: dict[str, Any], path: KeyPath, reading: Reading) -> Iterator[Entry]:
        for name, item in value.items():
            inner = self.expression(item, (*path, name), reading)
            yield Entry(self._key_template(name, (*path, name), reading), inner)

    def _key_template(self, name: str, path: KeyPath, reading: Reading) -> Expression:
        start, end = self.key(path)
        as_written = end - start == len(name) + 2

        def place(first: int, last: int) -> tuple[int, int]:
            return (start + 1 + first, start + 1 + last) if as_written else (start, end)

        return self._template(name, reading, place, (start, end))

    def _text(self, text: str, path: KeyPath, reading: Reading) -> Expression:
        place = place_in(self.document.spans, path)
        return self._template(text, reading, place, self.place(path))

    def _template(
        self, text: str, reading: Reading, place: Place, whole: tuple[int, int]
    ) -> Expression:
        start, end = whole
        if reading is Reading.REFERENCE:
            with suppress(HclError, RecursionError):
                return moved(read_expression(text), place)
        try:
            if reading is Reading.EXPRESSION:
                return moved(read_expression(text), place)
            if reading is Reading.TEMPLATE and ("${" in text or "%{" in text):
                return moved(read_template(text), place)._replace(start=start, end=end)
        except (HclError, RecursionError) as error:
            message = error.message if isinstance(error, HclError) else "it is nested too deeply"
            self.broken.append(Broken(start, end, message))
            return Name(start, end, UNREADABLE)
        parts = tuple(pieces(Piece(0, len(text), text), place)) if text else ()
        return Template(start, end, parts, heredoc=False)
