"""JSON values as expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from linter.readers.hcl import HclError, read_expression, read_template
from linter.readers.hcl.plain_values import NAME, NotPlain, plain_traversal
from linter.readers.hcl.syntax import (
    Broken,
    Entry,
    Expression,
    Interpolation,
    Literal,
    Name,
    ObjectConstructor,
    Piece,
    Template,
    TupleConstructor,
)
from linter.readers.json_index import JsonIndex
from linter.readers.json_spans import written
from linter.terraform.modules.json_places import Place, moved, pieces, place_in, shifted
from linter.terraform.modules.json_shapes import Reading
from linter.terraform.modules.references import UNREADABLE

MAX_DEPTH: Final = 100
"""How deep values may nest, as in expressions of the native syntax."""

_REFERENCE: Final = re.compile(rf"\$\{{({NAME}(?:\.{NAME})*+)\}}")


@dataclass(frozen=True, slots=True)
class Nodes:
    """Makes the nodes of one file. Values are told by their number in its index."""

    text: str
    index: JsonIndex
    broken: list[Broken] = field(default_factory=list)
    """The strings that are no templates; filled on the way."""

    def expression(self, value: Any, number: int, depth: int, reading: Reading) -> Expression:
        """The expression that a value stands for; `depth` is how many steps lead to it."""
        start, end = self.place(number)
        if depth > MAX_DEPTH:
            self.broken.append(Broken(start, end, f"more than {MAX_DEPTH} levels deep"))
            return Literal(start, end, None)
        match value:
            case str():
                return self._text(value, start, end, reading)
            case list():
                items = (
                    self.expression(item, inner, depth + 1, reading)
                    for _, item, inner in self.index.items(number, value)
                )
                return TupleConstructor(start, end, tuple(items))
            case dict():
                entries = tuple(self._entries(value, number, depth, reading))
                return ObjectConstructor(start, end, entries)
            case float():
                return Literal(start, end, Decimal(self.text[start:end]))
        return Literal(start, end, value)

    def place(self, number: int) -> tuple[int, int]:
        """Where a value stands; of an object or list, its key."""
        return self.index.head(number)

    def key(self, number: int, name: str) -> tuple[int, int]:
        """Where a key stands, with its quotes."""
        return self.index.key(number, name)

    def _entries(
        self, value: dict[str, Any], number: int, depth: int, reading: Reading
    ) -> Iterator[Entry]:
        for name, item, inner in self.index.items(number, value):
            found = self.expression(item, inner, depth + 1, reading)
            yield Entry(self._key_template(name, inner, reading), found)

    def _key_template(self, name: str, number: int, reading: Reading) -> Expression:
        start, end = self.key(number, name)
        if end - start == len(name) + 2:
            return self._written(name, reading, start, end)
        return self._template(name, reading, lambda _first, _last: (start, end), (start, end))

    def _text(self, text: str, start: int, end: int, reading: Reading) -> Expression:
        if end - start == len(text) + 2:
            return self._written(text, reading, start, end)
        stretches = written(self.text, start, end)
        if reading is Reading.LITERAL or (reading is Reading.TEMPLATE and not _is_template(text)):
            found = (Piece(s, e, text[at : at + length]) for at, length, s, e in stretches)
            return Template(start, end, tuple(found), heredoc=False)
        return self._template(text, reading, place_in(stretches), (start, end))

    def _written(self, text: str, reading: Reading, start: int, end: int) -> Expression:
        """A string whose characters all stand for themselves, as those of almost all do."""
        if reading is Reading.LITERAL or reading is Reading.TEMPLATE:
            if reading is Reading.LITERAL or not _is_template(text):
                parts = (Piece(start + 1, end - 1, text),) if text else ()
                return Template(start, end, parts, heredoc=False)
            if found := _REFERENCE.fullmatch(text):
                with suppress(NotPlain):
                    inner = plain_traversal(found[1], start + 3)
                    return Template(start, end, (Interpolation(start + 1, end - 1, inner),), False)
        return self._template(text, reading, shifted(start + 1), (start, end))

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
            if reading is Reading.TEMPLATE and _is_template(text):
                return moved(read_template(text), place)._replace(start=start, end=end)
        except (HclError, RecursionError) as error:
            message = error.message if isinstance(error, HclError) else "it is nested too deeply"
            self.broken.append(Broken(start, end, message))
            return Name(start, end, UNREADABLE)
        parts = tuple(pieces(Piece(0, len(text), text), place)) if text else ()
        return Template(start, end, parts, heredoc=False)


def _is_template(text: str) -> bool:
    return "${" in text or "%{" in text
