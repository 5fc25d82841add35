"""Where the parts of a resource were written, worked out anew when a finding asks.

What a large file configures is evaluated once for its bodies; the values that know where they were
written take four times the memory of those, and almost none is ever asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from linter.model import KeyPath, Span, Spans, Step, TrailLost
from linter.terraform.modules.configured import Configured
from linter.terraform.value import Value

Again = Callable[[], Spans]
"""Evaluates a resource once more for its spans."""

KEPT = 64
"""Resources whose spans are kept once they were asked for; a finding asks several times."""


def outline(block: Configured) -> frozenset[tuple[str, ...]] | None:
    """The paths of the nested blocks in a resource, without positions.

    None where they do not tell all that is asked of every resource: where it is unknown how many
    blocks there are, where one name stands for a block and for an argument, or where a value is the
    text of a structure, which views look into.
    """
    blocks: set[tuple[str, ...]] = set()
    arguments: set[tuple[str, ...]] = set()
    waiting: list[tuple[tuple[str, ...], Configured]] = [((), block)]
    while waiting:
        path, current = waiting.pop()
        for name, setting in current.settings.items():
            if any(one.encoded is not None for one in _values(setting.value)):
                return None
            arguments.add((*path, name))
        for kind, made in current.blocks.items():
            if isinstance(made, Value):
                return None
            blocks.add((*path, kind))
            waiting.extend(((*path, kind), one) for one in made)
    return None if blocks & arguments else _shared(frozenset(blocks))


@lru_cache(maxsize=1024)
def _shared(paths: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """One copy of the outline that thousands of resources have."""
    return paths


def _values(value: Value) -> Iterator[Value]:
    """A value and those inside it."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        yield current
        if isinstance(current.data, dict):
            waiting.extend(current.data.values())
        elif isinstance(current.data, tuple):
            waiting.extend(current.data)


class LateSpans(Spans):
    """Spans of a resource that was let go."""

    def __init__(self, header: Span, blocks: frozenset[tuple[str, ...]], again: Again) -> None:
        """`header` is the resource's place, `blocks` its outline."""
        self._header = header
        self._blocks = blocks
        self._again = again

    def __reduce__(self) -> tuple[type[LateSpans], tuple[Span, frozenset[tuple[str, ...]], Again]]:
        """What another process is sent: all but the module that it would be worked out from."""
        return LateSpans, (self._header, self._blocks, lost)

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        return self._spans.at(path) if path else self._header

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return self._spans.key(path) if path else self._header

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters `[start, end)` of the string at `path`."""
        return self._spans.within(path, start, end)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """Find how the value at `path` came there, if it was written elsewhere."""
        return self._spans.trail(path)

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """Nothing: no string in it encodes a structure, by its outline."""
        return None

    def holds_blocks(self, path: KeyPath) -> bool:
        """Tell from the outline whether the list at `path` is made of nested blocks."""
        return tuple(step for step in path if isinstance(step, str)) in self._blocks

    def has_key(self, path: KeyPath) -> bool:
        """Tell from the outline whether an argument stands at `path`."""
        return not self.holds_blocks(path)

    @property
    def _spans(self) -> Spans:
        return spans_again(self._again)


def lost() -> Spans:
    """Stands for evaluating a resource again in a process that cannot."""
    raise TrailLost


@lru_cache(maxsize=KEPT)
def spans_again(again: Again) -> Spans:
    """The spans of a resource that was let go. Raises TrailLost."""
    return again()
