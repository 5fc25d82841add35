"""`dynamic` blocks, which make other blocks.

https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from linter.model import Unknown
from linter.readers.hcl.syntax import Block, Expression, Name
from linter.terraform.ordering import parts
from linter.terraform.types import SetType
from linter.terraform.value import Value

MAX_BLOCKS: Final = 10_000
"""How many blocks one `dynamic` may make, multiplied by how many there are of itself; for more,
the key is unknown."""


@dataclass(frozen=True, slots=True)
class Dynamic:
    """A `dynamic` block, taken apart."""

    type: str
    """The type of the blocks that it makes."""
    header: tuple[int, int]
    """Stands for the headers of those blocks."""
    iterator: str
    """What their contents call the current element."""
    collection: Expression | None
    content: Block | None
    """Its `content` as if it were one of those blocks."""

    @classmethod
    def of(cls, block: Block) -> Dynamic:
        """Take a `dynamic` block apart; it has its label."""
        arguments = {argument.name: argument.expression for argument in block.body.arguments}
        name = arguments.get("iterator")
        kind = block.labels[0].text
        content = next((one for one in block.body.blocks if one.type == "content"), None)
        if content is not None:
            content = content._replace(
                type=kind, labels=(), start=block.start, header_end=block.header_end
            )
        return cls(
            kind,
            (block.start, block.header_end),
            name.name if isinstance(name, Name) else kind,
            arguments.get("for_each"),
            content,
        )


def uncountable(value: Value, most: int) -> Unknown | None:
    """Why it is unknown how many blocks `for_each = value` makes, if it is; at most `most`."""
    if isinstance(value.data, Unknown):
        return value.data
    if not isinstance(value.data, dict | tuple):
        return Unknown("for_each has to be a collection", span=value.span)
    if len(value.data) > most:
        return Unknown("for_each makes more blocks than gclint follows", span=value.span)
    if isinstance(value.type, SetType) and isinstance(value.data, tuple):
        inner = (part.data for item in value.data for part in parts(item))
        return next((one for one in inner if isinstance(one, Unknown)), None)
    return None
