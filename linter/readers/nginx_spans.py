"""Directives of nginx as plain data, and the way back to where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linter.model import KeyPath, Span, Spans
from linter.readers.nginx import Directive


def plain(directives: Sequence[Directive]) -> list[dict[str, Any]]:
    """Objects with `name`, `arguments` and, for a block, `block`."""
    made = []
    for one in directives:
        told: dict[str, Any] = {
            "name": one.name,
            "arguments": [word.text for word in one.arguments],
        }
        if one.block is not None:
            told["block"] = plain(one.block)
        made.append(told)
    return made


class NginxSpans(Spans):
    """Spans of `{"directives": [...]}`; directives may come from several files."""

    def __init__(self, path: str, directives: Sequence[Directive]) -> None:
        self._whole = Span(path, 0, 0)
        self._directives = directives

    def at(self, path: KeyPath) -> Span:
        directive: Directive | None = None
        found, level = self._whole, tuple(self._directives)
        for step, key in zip(path[0::2], path[1::2], strict=False):
            if step == "arguments":
                return _word(directive, key) or found
            if not isinstance(key, int) or not 0 <= key < len(level):
                break
            directive = level[key]
            found, level = directive.span, directive.block or ()
        return found


def _word(directive: Directive | None, number: object) -> Span | None:
    if directive is None or not isinstance(number, int):
        return None
    inside = 0 <= number < len(directive.arguments)
    return directive.arguments[number].span if inside else None
