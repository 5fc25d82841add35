"""From a block as it is written to what it configures: arguments evaluated, `dynamic` expanded.

https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from linter.model import Span, Unknown
from linter.readers.hcl.syntax import Argument, Block, Expression, File, Name
from linter.terraform.construct import object_of, unknown
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.addresses import as_text
from linter.terraform.modules.declarations import Declaration, Layer
from linter.terraform.modules.expansion import Bindings, iterated
from linter.terraform.modules.scopes import ModuleScope, Names
from linter.terraform.ordering import parts
from linter.terraform.types import SetType
from linter.terraform.value import Value

MAX_BLOCKS: Final = 10_000
"""How many blocks one `dynamic` may make; for more, the key is unknown."""

MAX_DEPTH: Final = 40
"""How deep blocks may nest in one another; what lies deeper is left out. The deepest of any
published provider are below 10."""

_NAMING: Final = {
    "resource": frozenset({"depends_on", "provider"}),
    "data": frozenset({"depends_on", "provider"}),
    "module": frozenset({"depends_on", "providers"}),
    "output": frozenset({"depends_on"}),
    "variable": frozenset({"type"}),
    "lifecycle": frozenset({"ignore_changes", "replace_triggered_by"}),
}
"""Arguments that name things instead of having a value, by block: theirs is the text."""

_UNSEEN: Final = frozenset({"precondition", "postcondition", "validation"})
"""Conditions on values, which say nothing about what is configured."""


@dataclass(frozen=True, slots=True)
class Setting:
    """An argument and the value that it has."""

    name: Span
    expression: Span
    value: Value


@dataclass(frozen=True, slots=True)
class Configured:
    """A block with its values."""

    header: Span
    settings: Mapping[str, Setting] = field(default_factory=dict)
    """By name; those set to null are left out, as Terraform takes them for absent."""
    blocks: Mapping[str, tuple[Configured, ...] | Value] = field(default_factory=dict)
    """By type; an unknown value where it is unknown how many of them there are."""
    computed: Mapping[str, Value] = field(default_factory=dict)
    """Attributes that nobody writes and gclint can work out all the same."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads the blocks of one declaration in one instance of its module."""

    names: Names
    bindings: Bindings
    depth: int = 0

    def declaration(self, declared: Declaration, leave: Collection[str] = ()) -> Configured:
        """What a declaration configures, without the arguments and blocks called as in `leave`."""
        found = [self._contents(declared.kind, layer, leave) for layer in declared.layers]
        return _joined(declared.header, found)

    def block(self, block: Block, file: File) -> Configured:
        """What a nested block configures; its labels nest as in Terraform's JSON syntax."""
        header = Span(file.path, block.start, block.header_end)
        inner = _joined(header, [self._contents(block.type, Layer(file, block.body), ())])
        for label in reversed(block.labels):
            inner = Configured(header, {}, {label.text: (inner,)})
        return inner

    def _contents(self, kind: str, layer: Layer, leave: Collection[str]) -> Configured:
        """The arguments and nested blocks of one layer; of a block deep inside, nothing more."""
        whole = Configured(Span(layer.file.path, 0, 0))
        if self.depth > MAX_DEPTH:
            return whole
        naming = _NAMING.get(kind, frozenset[str]())
        settings = {
            argument.name: setting
            for argument in layer.body.arguments
            if argument.name not in leave
            and (setting := self._setting(argument, layer.file, naming)) is not None
        }
        inside = replace(self, depth=self.depth + 1)
        blocks: dict[str, tuple[Configured, ...] | Value] = {}
        for block in layer.body.blocks:
            if block.type not in _UNSEEN and block.type not in leave:
                _add(blocks, *inside.made_by(block, layer.file))
        return replace(whole, settings=settings, blocks=blocks)

    def _setting(self, argument: Argument, file: File, naming: Collection[str]) -> Setting | None:
        expression = argument.expression
        if argument.name in naming:
            value = as_text(expression, file)
        else:
            value = evaluate(expression, ModuleScope(self.names, file, self.bindings))
        if value.data is None:
            return None
        name = Span(file.path, argument.start, argument.name_end)
        return Setting(name, Span(file.path, expression.start, expression.end), value)

    def made_by(self, block: Block, file: File) -> tuple[str, tuple[Configured, ...] | Value]:
        """The type of block that a nested one makes, and what comes of it."""
        if block.type != "dynamic" or not block.labels:
            return block.type, (self.block(block, file),)
        dynamic = _Dynamic.of(block)
        return dynamic.type, self._repeated(dynamic, file)

    def _repeated(self, dynamic: _Dynamic, file: File) -> tuple[Configured, ...] | Value:
        if dynamic.collection is None or dynamic.content is None:
            return ()
        value = evaluate(dynamic.collection, ModuleScope(self.names, file, self.bindings))
        cause = _uncountable(value)
        if cause is not None:
            return unknown(cause, Span(file.path, dynamic.start, dynamic.end))
        content = dynamic.content._replace(type=dynamic.type, labels=())
        return tuple(
            self._with(dynamic.iterator, key, item).block(content, file)
            for key, item in iterated(value)
        )

    def _with(self, iterator: str, key: Value, item: Value) -> Reading:
        current = object_of({"key": key, "value": item}, item.span)
        return replace(self, bindings={**self.bindings, iterator: current})


@dataclass(frozen=True, slots=True)
class _Dynamic:
    """A `dynamic` block, taken apart. Its header stands for those of the blocks that it makes."""

    type: str
    start: int
    end: int
    iterator: str
    collection: Expression | None
    content: Block | None

    @classmethod
    def of(cls, block: Block) -> _Dynamic:
        arguments = {argument.name: argument.expression for argument in block.body.arguments}
        name = arguments.get("iterator")
        content = next((one for one in block.body.blocks if one.type == "content"), None)
        if content is not None:
            content = content._replace(start=block.start, header_end=block.header_end)
        return cls(
            block.labels[0].text,
            block.start,
            block.header_end,
            name.name if isinstance(name, Name) else block.labels[0].text,
            arguments.get("for_each"),
            content,
        )


def _uncountable(value: Value) -> Unknown | None:
    """Why it is unknown how many blocks a `dynamic` with `for_each = value` makes."""
    if isinstance(value.data, Unknown):
        return value.data
    if not isinstance(value.data, dict | tuple):
        return Unknown("for_each has to be a collection", span=value.span)
    if len(value.data) > MAX_BLOCKS:
        return Unknown(f"for_each makes more than {MAX_BLOCKS:,} blocks", span=value.span)
    if isinstance(value.type, SetType) and isinstance(value.data, tuple):
        inner = (part.data for item in value.data for part in parts(item))
        return next((one for one in inner if isinstance(one, Unknown)), None)
    return None


def _joined(header: Span, layers: Iterable[Configured]) -> Configured:
    settings: dict[str, Setting] = {}
    blocks: dict[str, tuple[Configured, ...] | Value] = {}
    for layer in layers:
        settings |= layer.settings
        for kind, made in layer.blocks.items():
            _add(blocks, kind, made)
    return Configured(header, settings, blocks)


def _add(
    blocks: dict[str, tuple[Configured, ...] | Value],
    kind: str,
    made: tuple[Configured, ...] | Value,
) -> None:
    """Put further blocks of a type to those that there are; one unknown makes all unknown."""
    there = blocks.get(kind, ())
    if isinstance(there, Value):
        return
    blocks[kind] = made if isinstance(made, Value) else there + made
