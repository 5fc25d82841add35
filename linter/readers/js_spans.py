"""Spans of a JavaScript object literal."""

from __future__ import annotations

from collections.abc import Sequence

from linter.model import KeyPath
from linter.readers.js_node import JsEntry, JsNode
from linter.readers.placed_spans import Place, PlacedSpans
from linter.readers.stretch import Stretch


class JsSpans(PlacedSpans):
    """Spans of the values inside one literal."""

    def __init__(self, path: str, root: JsNode) -> None:
        super().__init__(path)
        self._root = root

    def place(self, path: KeyPath) -> Place:
        """Find the value at `path` or its nearest parent."""
        reached, (node, key) = self._find(path)
        if not isinstance(node.data, dict | list):
            return Place(reached, (node.start, node.end), key)
        return Place(reached, key or (node.start, node.start + 1), key)

    def stretches(self, path: KeyPath) -> Sequence[Stretch]:
        """Tell how the string at `path` was written."""
        reached, (node, _) = self._find(path)
        return node.stretches if reached == len(path) else ()

    def _find(self, path: KeyPath) -> tuple[int, JsEntry]:
        entry = JsEntry(self._root, None)
        for reached, step in enumerate(path):
            inner = entry.node.entries.get(step)
            if inner is None:
                return reached, entry
            entry = inner
        return len(path), entry
