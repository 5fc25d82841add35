"""What a module declares: its blocks, each with the layers that override files put over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from linter.model import Span
from linter.readers.hcl.syntax import AnyBody, Argument, Block, Body, File, LateBody
from linter.terraform.modules.plain_blocks import PlainBlock, PlainBody
from linter.terraform.modules.references import Reference, references, references_in

Names = tuple[str, ...]
"""A traversal: `("var", "region")`."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of a declaration that stands in one file."""

    file: File
    body: AnyBody

    def span(self, node: Argument | Block | Reference) -> Span:
        """Where a node of this layer stands."""
        return Span(self.file.path, node.start, node.end)

    def references(self, kind: str) -> tuple[Reference, ...]:
        """Every reference in the body, which is that of a block of type `kind`."""
        if isinstance(self.body, LateBody) and isinstance(self.body.remembered, tuple):
            return self.body.remembered
        return tuple(references_in(kind, self.body))


@dataclass(frozen=True, eq=False)
class Declaration:
    """A block of a module, or one value of a `locals` block."""

    kind: str
    """The block's type: `resource`, `variable`, ...; `local` for a value of `locals`."""
    labels: tuple[str, ...]
    header: Span
    """The block's type and labels; for a local its name."""
    label: Span
    """Where its name stands, with the quotes."""
    layers: tuple[Layer, ...]
    """The block itself, then what override files say; no argument is in two of them."""

    @property
    def name(self) -> str:
        """Its last label; the block's type where it has none."""
        return self.labels[-1] if self.labels else self.kind

    @property
    def path(self) -> str:
        """The file that it is declared in."""
        return self.header.path

    def argument(self, name: str) -> tuple[Layer, Argument] | None:
        """The argument called `name`, with the layer that it stands in."""
        for layer, argument in self.arguments():
            if argument.name == name:
                return layer, argument
        return None

    def arguments(self) -> Iterator[tuple[Layer, Argument]]:
        """Every argument of the block itself, in order."""
        for layer in self.layers:
            for argument in layer.body.arguments:
                yield layer, argument

    @cached_property
    def by_argument(self) -> Mapping[str, tuple[Names, ...]]:
        """The distinct traversals in each argument of the block itself."""
        return {
            argument.name: _distinct(references(argument.expression))
            for _, argument in self.arguments()
        }

    @cached_property
    def references(self) -> tuple[Names, ...]:
        """The distinct traversals anywhere in it, in a stable order."""
        return _distinct(one for _, found in self.referred for one in found)

    @cached_property
    def referred(self) -> tuple[tuple[Layer, tuple[Reference, ...]], ...]:
        """Every reference in it, by layer."""
        return tuple((layer, layer.references(self.kind)) for layer in self.layers)

    @property
    def is_late(self) -> bool:
        """Whether it can be let go: it is a resource or data source of a large file."""
        written = (layer.body for layer in self.layers)
        return self.kind in ("resource", "data") and any(isinstance(b, LateBody) for b in written)

    def let_go(self) -> None:
        """Forget what is written in it as far as that can be read again; keep what it refers to."""
        for body in self._late:
            body.let_go()

    def take_up(self) -> None:
        """Read again what was forgotten, and keep it."""
        for body in self._late:
            body.take_up()

    def take_plain(self) -> PlainBlock | None:
        """What it configures, if it was read without a tree; told once, and before it is let go."""
        body = self.layers[0].body
        return body.take() if len(self.layers) == 1 and isinstance(body, PlainBody) else None

    @property
    def _late(self) -> list[LateBody]:
        return [layer.body for layer, _ in self.referred if isinstance(layer.body, LateBody)]


def _distinct(found: Iterable[Reference]) -> tuple[Names, ...]:
    return tuple(sorted({reference.names for reference in found}))


def of_block(file: File, block: Block) -> Declaration:
    """The declaration that a top-level block makes."""
    header = Span(file.path, block.start, block.header_end)
    last = block.labels[-1] if block.labels else None
    label = Span(file.path, last.start, last.end) if last else header
    labels = tuple(label.text for label in block.labels)
    return Declaration(block.type, labels, header, label, (Layer(file, block.body),))


def of_local(file: File, argument: Argument) -> Declaration:
    """The declaration that one argument of a `locals` block makes."""
    name = Span(file.path, argument.start, argument.name_end)
    body = Body((argument,), ())
    return Declaration("local", (argument.name,), name, name, (Layer(file, body),))


def key_of(names: Names) -> tuple[str, ...]:
    """The key of the declaration that a traversal may refer to; of no use for `each` and the like.

    `("local", "region")`, `("data", "aws_region", "here")`, `("resource", "aws_iam_role", "x")`.
    """
    match names[0]:
        case "var":
            return ("variable", *names[1:2])
        case "local" | "module":
            return names[:2]
        case "data":
            return names[:3]
    return ("resource", *names[:2])
