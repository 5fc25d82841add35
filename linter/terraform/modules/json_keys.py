"""What the keys of a block in Terraform's JSON syntax mean, looked up once for all such blocks."""

from __future__ import annotations

from typing import Final

from linter.readers.hcl.plain_values import NotPlain
from linter.terraform.modules.json_blocks import COMMENT
from linter.terraform.modules.json_shapes import Configurable, Reading
from linter.terraform.modules.naming import is_text

_LEFT: Final = frozenset({"count", "for_each", "id"})
"""Arguments of a resource that tell how many there are, or what others read from it."""
_CONDITIONS: Final = frozenset({"precondition", "postcondition", "validation"})


class BlockKeys(dict[str, "BlockKeys | None"]):
    """The keys of one kind of block: those of the nested blocks under each, None for an argument.

    Filled as keys come up; raises NotPlain for one that has a meaning of its own to Terraform.
    """

    __slots__ = ("_kind", "path", "shape")

    def __init__(self, kind: str, shape: Configurable) -> None:
        """`kind` is the block's type: `resource`, `data`, or the name of a nested block."""
        super().__init__()
        self._kind = kind
        self.shape = shape
        self.path = shape.path
        """The names of the blocks around this one and its own; empty for a resource."""

    def __missing__(self, name: str) -> BlockKeys | None:
        found = self[name] = self._looked_up(name)
        return found

    def _looked_up(self, name: str) -> BlockKeys | None:
        own = name == COMMENT or "{" in name or is_text(self._kind, name)
        if own or (not self.path and name in _LEFT):
            raise NotPlain
        labels = self.shape.labels(name)
        if labels is None:
            if self.shape.reading(name) is not Reading.TEMPLATE:
                raise NotPlain
            return None
        inner = self.shape.inside(name, ()) if labels == 0 else None
        if not isinstance(inner, Configurable) or name in _CONDITIONS:
            raise NotPlain
        return BlockKeys(name, inner)
