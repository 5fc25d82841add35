"""Resources of a large .tf.json file whose bodies are made of its data, without a syntax tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from linter.readers.hcl.syntax import Body, LateBody
from linter.terraform.modules.outline import Outline
from linter.terraform.modules.references import Reference


class Hole(NamedTuple):
    """A part of a body that a reference stands for, to be filled once that is settled."""

    holder: Any
    """The dict or list that the part is in."""
    key: Any
    reference: Reference


class PlainBlock(NamedTuple):
    """What a resource configures, but for its holes."""

    body: dict[str, object]
    holes: tuple[Hole, ...]
    outline: Outline


class PlainBody(LateBody):
    """The body of such a resource; its tree is read where it is asked for after all."""

    __slots__ = ("_plain",)

    def __init__(self, plain: PlainBlock, read: Callable[[], Body]) -> None:
        super().__init__(None, read, tuple(hole.reference for hole in plain.holes))
        self._plain: PlainBlock | None = plain

    def let_go(self) -> None:
        """Forget the tree and what the resource configures."""
        super().let_go()
        self._plain = None

    def take(self) -> PlainBlock | None:
        """What the resource configures, told once: who takes it may fill its holes."""
        taken, self._plain = self._plain, None
        return taken
