"""Late spans of resources in which strings encode structures, as data actions do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from linter.model import KeyPath, Span, Spans, Step
from linter.terraform.modules.attributes import Light
from linter.terraform.modules.late_spans import Again, LateSpans, lost, spans_again


def late_spans(header: Span, light: Light, again: Again) -> Spans:
    """The spans of a resource of which no more than `light` was kept."""
    if light.encoded:
        return EncodingSpans(header, light, again)
    return LateSpans(header, light.outline, again)


class EncodingSpans(LateSpans):
    """Spans of a resource that was let go, some strings of which encode a structure."""

    def __init__(self, header: Span, light: Light, again: Again) -> None:
        super().__init__(header, light.outline, again)
        self._light = light

    def __reduce__(self) -> tuple[type[EncodingSpans], tuple[Any, ...]]:
        """As LateSpans; the structures are in the body."""
        return EncodingSpans, (self._header, self._light, lost)

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """The structure that the string at `path` encodes, read from its text."""
        if path not in self._light.encoded:
            return None
        text: Any = self._light.body
        for step in path:
            text = text[step]
        return json.loads(text, object_hook=_without_nulls), _LateEncoded(self._again, path)


class _LateEncoded(Spans):
    """Spans of the structure that the string at `path` of a resource encodes."""

    def __init__(self, again: Again, path: KeyPath) -> None:
        self._again = again
        self._path = path

    def __reduce__(self) -> tuple[type[_LateEncoded], tuple[Any, ...]]:
        return _LateEncoded, (lost, self._path)

    def at(self, path: KeyPath) -> Span:
        return self._spans.at(path)

    def key(self, path: KeyPath) -> Span:
        return self._spans.key(path)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        return self._spans.within(path, start, end)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        return self._spans.trail(path)

    @property
    def _spans(self) -> Spans:
        found = spans_again(self._again).encoded(self._path)
        if found is None:
            raise LookupError("no structure is encoded there")
        return found[1]


def _without_nulls(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
