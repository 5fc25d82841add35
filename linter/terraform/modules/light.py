"""What a resource of a large file configures, without values that know where they were written.

Those would be let go at once. Most of what an export says are constants, which need no evaluating;
the rest is evaluated as `blocks` does, and what only `blocks` can read is left to it: NotLight.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from linter.model import KeyPath
from linter.readers.hcl.syntax import AnyBody, Argument, Block, File, Literal, Piece, Template
from linter.terraform.body import plain_data, plain_number
from linter.terraform.expressions.templates import text_of
from linter.terraform.modules.attributes import Light
from linter.terraform.modules.blocks import MAX_DEPTH, UNSEEN, Reading
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.naming import is_text
from linter.terraform.modules.outline import Drawing, Names
from linter.terraform.numbers import number


class NotLight(Exception):
    """Something that takes all of its values to be known."""


def light(reading: Reading, declared: Declaration, leave: Collection[str]) -> Light:
    """A declaration as policies judge it, without the arguments and blocks called as in `leave`.

    `reading` is where its names get their meaning. Raises NotLight for a declaration with override
    files over it, `dynamic` blocks, labels inside, or one name for a block and an argument.
    """
    if len(declared.layers) > 1:
        raise NotLight
    (layer,) = declared.layers
    reader = _Reader(reading, layer.file)
    body = reader.body(declared.kind, layer.body, _TOP, leave)
    outline = reader.drawing.outline()
    if outline is None:
        raise NotLight
    return Light(body, outline)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands in a resource."""

    path: KeyPath
    names: Names
    depth: int

    def inside(self, kind: str, number: int) -> _Place:
        """Where the block of a kind stands that comes after `number` others."""
        return _Place((*self.path, kind, number), (*self.names, kind), self.depth + 1)


_TOP = _Place((), (), 0)


@dataclass(frozen=True, slots=True)
class _Reader:
    reading: Reading
    file: File
    drawing: Drawing = field(default_factory=Drawing)

    def body(
        self, kind: str, written: AnyBody, place: _Place, leave: Collection[str] = ()
    ) -> dict[str, object]:
        """The body of a block of a kind."""
        found: dict[str, object] = {}
        for argument in written.arguments:
            if argument.name not in leave:
                data = self._data(kind, argument, place)
                if data is not None:  # Terraform takes null for absent
                    found[argument.name] = data
        self.drawing.add_arguments(place.names, found)
        made = self._blocks(written.blocks, place, leave)
        return found | made if made else found

    def _data(self, kind: str, argument: Argument, place: _Place) -> object:
        expression = argument.expression
        if type(expression) is Template and len(expression.parts) == 1:
            (part,) = expression.parts
            if type(part) is Piece:
                return text_of(part)
        elif type(expression) is Literal and not is_text(kind, argument.name):
            value = expression.value
            return value if value is None or type(value) is bool else plain_number(number(value))
        found = self.reading.value(kind, argument, self.file)
        self.drawing.add_value((*place.path, argument.name), found)
        return plain_data(found)

    def _blocks(
        self, written: Collection[Block], place: _Place, leave: Collection[str]
    ) -> dict[str, list[dict[str, object]]]:
        found: dict[str, list[dict[str, object]]] = {}
        for block in written:
            if block.type in UNSEEN or block.type in leave:
                continue
            if block.labels or place.depth >= MAX_DEPTH:
                raise NotLight
            there = found.setdefault(block.type, [])
            inside = place.inside(block.type, len(there))
            self.drawing.add_block(inside.names)
            there.append(self.body(block.type, block.body, inside))
        return found
