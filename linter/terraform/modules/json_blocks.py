"""Blocks of Terraform's JSON syntax as trees: which objects stand for them, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from linter.readers.hcl.syntax import AnyBody, Argument, Block, Body, Broken, Label, LateBody
from linter.readers.json_document import parsed_json
from linter.readers.json_index import JsonIndex
from linter.terraform.modules.json_nodes import Nodes
from linter.terraform.modules.json_shapes import Configurable, Shape

COMMENT: Final = "//"
"""A key whose value says nothing."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Makes the bodies and blocks of one file. A value is told by its number in the index, and by
    how many steps lead to it."""

    nodes: Nodes

    def body(self, value: Any, number: int, depth: int, shape: Shape) -> Body:
        """The body that an object, or a list of objects taken together, stands for."""
        arguments: list[Argument] = []
        blocks: list[Block] = []
        for one, where, steps in self._objects(value, number, depth):
            for name, inner, at in self.nodes.index.items(where, one):
                if name == COMMENT:
                    continue
                labels = shape.labels(name)
                if labels is None:
                    arguments.append(self.argument(name, inner, at, steps + 1, shape))
                else:
                    found = self.labelled(name, (), labels, inner, at, steps + 1, shape)
                    blocks.extend(found)
        return Body(tuple(arguments), tuple(blocks))

    def argument(self, name: str, value: Any, number: int, depth: int, shape: Shape) -> Argument:
        """An argument of a block; how its value is read, `shape` tells."""
        start, name_end = self.nodes.key(number, name)
        expression = self.nodes.expression(value, number, depth, shape.reading(name))
        return Argument(start, max(name_end, expression.end), name, name_end, expression)

    def labelled(
        self,
        name: str,
        labels: tuple[Label, ...],
        missing: int,
        value: Any,
        number: int,
        depth: int,
        shape: Shape,
    ) -> Iterator[Block]:
        """The blocks under a key, whose labels are the keys of nested objects."""
        if missing == 0:
            yield from self._blocks(name, labels, value, number, depth, shape)
            return
        for one, where, steps in self._objects(value, number, depth):
            for text, inner, at in self.nodes.index.items(where, one):
                if text != COMMENT:
                    label = Label(*self.nodes.key(at, text), text)
                    further = (*labels, label)
                    yield from self.labelled(
                        name, further, missing - 1, inner, at, steps + 1, shape
                    )

    def _blocks(
        self,
        name: str,
        labels: tuple[Label, ...],
        value: Any,
        number: int,
        depth: int,
        shape: Shape,
    ) -> Iterator[Block]:
        """One block for an object, one for each object of a list, none for null."""
        inside = shape.inside(name, tuple(label.text for label in labels))
        for one, where, steps in self._objects(value, number, depth):
            start, end = self.nodes.place(where)
            body = self._late(self.body(one, where, steps, inside), where, steps, inside)
            yield Block(start, max(end, start), name, labels, end, body)

    def _late(self, body: Body, number: int, depth: int, shape: Shape) -> AnyBody:
        """A body that can be let go, where it is that of a resource in a large file."""
        index = self.nodes.index
        if not isinstance(shape, Configurable) or shape.path or not index.is_large:
            return body
        extent = index.extent(number)
        return LateBody(body, partial(body_at, self.nodes.text, index.text, extent, depth, shape))

    def _objects(
        self, value: Any, number: int, depth: int
    ) -> Iterator[tuple[dict[str, Any], int, int]]:
        """The objects that stand for blocks; anything else in their place is a fault."""
        if isinstance(value, list):
            for _, item, at in self.nodes.index.items(number, value):
                yield from self._object(item, at, depth + 1)
        elif value is not None:
            yield from self._object(value, number, depth)

    def _object(
        self, value: Any, number: int, depth: int
    ) -> Iterator[tuple[dict[str, Any], int, int]]:
        if isinstance(value, dict):
            yield value, number, depth
        else:
            start, end = self.nodes.place(number)
            self.nodes.broken.append(Broken(start, end, "a block belongs here, as an object"))


def body_at(text: str, indexed: str, extent: tuple[int, int], depth: int, shape: Shape) -> Body:
    """Read a resource anew that was let go; what is broken in it has been told."""
    index = JsonIndex(indexed, repeats=False, within=extent)
    data = parsed_json(indexed[slice(*extent)])
    return Blocks(Nodes(text, index)).body(data, 0, depth, shape)
