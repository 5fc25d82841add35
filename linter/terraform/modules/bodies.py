"""A configured block as the plain body that policies judge, and where its parts were written."""

from __future__ import annotations

from linter.model import KeyPath, Span, Spans, Step
from linter.terraform.body import plain_data
from linter.terraform.modules.configured import Configured, Setting
from linter.terraform.modules.setting_spans import SettingSpans
from linter.terraform.value import Value


def body_of(block: Configured) -> tuple[dict[str, object], Spans]:
    """The body of a resource: values by argument, lists of dicts by type of nested block."""
    return plain_body(block), BlockSpans(block)


def plain_body(block: Configured) -> dict[str, object]:
    """The body alone."""
    body = {name: plain_data(setting.value) for name, setting in block.settings.items()}
    for kind, made in block.blocks.items():
        if made != ():
            body[kind] = made.data if isinstance(made, Value) else [plain_body(one) for one in made]
    return body


class BlockSpans(Spans):
    """Finds where the parts of a resource were written.

    A block's place is its header. An argument's place is its value in the resource; where the
    value only comes from there, as `var.x` does, it is that expression, because the resource is
    where the mistake has its effect. The parts of an argument (elements, keys, characters, what
    jsonencode() encodes) are where they were written, as long as that is in the same module.
    """

    def __init__(self, block: Configured) -> None:
        self._block = block

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        block, setting, rest = self._find(path)
        return block.header if setting is None else SettingSpans(setting).at(rest)

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        block, setting, rest = self._find(path)
        if setting is None:
            return block.header
        return SettingSpans(setting).key(rest)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters `[start, end)` of the string at `path`."""
        block, setting, rest = self._find(path)
        return block.header if setting is None else SettingSpans(setting).within(rest, start, end)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """Find how the value at `path` came there, if it was written elsewhere."""
        block, setting, rest = self._find(path)
        return () if setting is None else SettingSpans(setting, block.site(setting)).trail(rest)

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """Find the structure that the string at `path` encodes."""
        block, setting, rest = self._find(path)
        if setting is None:
            return None
        return SettingSpans(setting, block.site(setting)).encoded(rest)

    def _find(self, path: KeyPath) -> tuple[Configured, Setting | None, KeyPath]:
        """The innermost block on the way of `path`, the argument in it, and the rest of the path.

        No argument where the path leads to a block, or to nothing that was written.
        """
        block = self._block
        rest = path
        while rest:
            name = str(rest[0])
            if name in block.settings:
                return block, block.settings[name], rest[1:]
            made = block.blocks.get(name)
            if made is None or isinstance(made, Value):
                # A number of blocks that is unknown stands where its `dynamic` does.
                return (block if made is None else Configured(made.span)), None, ()
            number = rest[1] if len(rest) > 1 else 0
            if not isinstance(number, int) or not 0 <= number < len(made):
                return (made[0] if made else block), None, ()
            block, rest = made[number], rest[2:]
        return block, None, ()
