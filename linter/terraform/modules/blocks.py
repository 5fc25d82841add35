"""From a block as it is written to what it configures: arguments evaluated, `dynamic` expanded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from linter.model import Span, Unknown
from linter.readers.hcl.syntax import Argument, Block, File
from linter.terraform.construct import object_of, unknown
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.addresses import as_text
from linter.terraform.modules.configured import Configured, Made, Setting
from linter.terraform.modules.declarations import Declaration, Layer
from linter.terraform.modules.dynamic import MAX_BLOCKS, Dynamic, uncountable
from linter.terraform.modules.expansion import Bindings, iterated
from linter.terraform.modules.frame import Frame, Loops, Site
from linter.terraform.modules.lookup import Lookup
from linter.terraform.modules.naming import is_text
from linter.terraform.modules.scopes import ModuleScope
from linter.terraform.value import Value

MAX_DEPTH: Final = 40
"""How deep blocks may nest in one another; what lies deeper is unknown. The deepest of any
published provider are below 10."""

UNSEEN: Final = frozenset({"precondition", "postcondition", "validation"})
"""Conditions on values, which say nothing about what is configured."""


Contents = tuple[Mapping[str, Setting], Mapping[str, Made]]
"""The arguments and the nested blocks of a body."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads the blocks of one declaration in one instance of its module."""

    names: Lookup
    bindings: Bindings
    loops: Loops
    """Where the names in `bindings` come from."""
    depth: int = 0
    """How many blocks there are around this one."""
    copies: int = 1
    """How often it is there if every `dynamic` around it makes as many as this one's."""

    def declaration(self, declared: Declaration, leave: Collection[str] = ()) -> Configured:
        """What a declaration configures, without the arguments and blocks called as in `leave`."""
        found = [self._contents(declared.kind, layer, leave) for layer in declared.layers]
        return _joined(declared.header, found, self._frame)

    def block(self, block: Block, file: File) -> Configured:
        """What a nested block configures; its labels nest as in Terraform's JSON syntax."""
        header = Span(file.path, block.start, block.header_end)
        found = [self._contents(block.type, Layer(file, block.body), ())]
        inner = _joined(header, found, self._frame)
        for label in reversed(block.labels):
            inner = Configured(header, {}, {label.text: (inner,)})
        return inner

    def _contents(self, kind: str, layer: Layer, leave: Collection[str]) -> Contents:
        """The arguments and nested blocks of one layer."""
        settings = {
            argument.name: setting
            for argument in layer.body.arguments
            if argument.name not in leave
            and (setting := self._setting(kind, argument, layer.file)) is not None
        }
        inside = Reading(self.names, self.bindings, self.loops, self.depth + 1, self.copies)
        blocks: dict[str, Made] = {}
        for block in layer.body.blocks:
            if block.type not in UNSEEN and block.type not in leave:
                _add(blocks, *inside.made_by(block, layer.file))
        return settings, blocks

    def _setting(self, kind: str, argument: Argument, file: File) -> Setting | None:
        value = self.value(kind, argument, file)
        if value.data is None:
            return None
        expression = argument.expression
        place = Span(file.path, expression.start, expression.end)
        place = value.span if value.span == place else place  # one copy of it
        name = Span(file.path, argument.start, argument.name_end)
        return Setting(name, place, value, expression, file)

    def value(self, kind: str, argument: Argument, file: File) -> Value:
        """The value of an argument in a block of a kind; null where it counts as absent."""
        if is_text(kind, argument.name):
            return as_text(argument.expression, file)
        return evaluate(argument.expression, self._scope(file))

    def made_by(self, block: Block, file: File) -> tuple[str, Made]:
        """The type of block that a nested one makes, and what comes of it."""
        if self.depth > MAX_DEPTH:
            place = Span(file.path, block.start, block.header_end)
            return block.type, unknown(Unknown("it is nested too deeply", span=place), place)
        if block.type != "dynamic" or not block.labels:
            return block.type, (self.block(block, file),)
        dynamic = Dynamic.of(block)
        return dynamic.type, self._repeated(dynamic, file)

    def _repeated(self, dynamic: Dynamic, file: File) -> Made:
        if dynamic.collection is None or dynamic.content is None:
            return ()
        value = evaluate(dynamic.collection, self._scope(file))
        cause = uncountable(value, MAX_BLOCKS // self.copies)
        if cause is not None:
            return unknown(cause, Span(file.path, *dynamic.header))
        pairs = list(iterated(value))
        site = Site(dynamic.collection, file, self._frame)
        loops = {**self.loops, dynamic.iterator: site}
        inside = replace(self, loops=loops, copies=self.copies * max(len(pairs), 1))
        return tuple(
            inside.bound(dynamic.iterator, key, item).block(dynamic.content, file)
            for key, item in pairs
        )

    def _scope(self, file: File) -> ModuleScope:
        return ModuleScope(self.names, file, self.bindings)

    @property
    def _frame(self) -> Frame:
        return Frame(self.names.instance, self.bindings, self.loops)

    def bound(self, iterator: str, key: Value, item: Value) -> Reading:
        """A reading in which `iterator` stands for an element of a collection."""
        current = object_of({"key": key, "value": item}, item.span)
        return replace(self, bindings={**self.bindings, iterator: current})


def _joined(header: Span, layers: Iterable[Contents], frame: Frame) -> Configured:
    settings: dict[str, Setting] = {}
    blocks: dict[str, Made] = {}
    for set_here, made_here in layers:
        settings |= set_here
        for kind, made in made_here.items():
            _add(blocks, kind, made)
    return Configured(header, settings, blocks, frame=frame)


def _add(blocks: dict[str, Made], kind: str, made: Made) -> None:
    """Put further blocks of a type to those that there are; one unknown makes all unknown."""
    there = blocks.get(kind, ())
    if isinstance(there, Value):
        return
    blocks[kind] = made if isinstance(made, Value) else there + made
