"""How deep a contract may nest."""

from __future__ import annotations

from typing import Any

import pytest

from linter.actions.contract import DEPTH
from linter.catalogue import catalogue_at
from linter.checks.context import Context
from linter.checks.contract_shape import contract_shape
from linter.model import Awaited, Estate, Fault, KeyPath, Resource, Span, Spans, View
from linter.settings import Settings


class Nowhere(Spans):
    def at(self, path: KeyPath) -> Span:
        return Span("action.json", 0, 0)


def faults(schema: Any) -> list[KeyPath]:
    """Where the output contract is at fault."""
    resource = Resource("data-action", "a", "a", "action.json", {}, Nowhere())
    view = View("data_action", "a", {"output_schema": schema}, Nowhere(), resource)
    context = Context(
        Estate((), {view.kind: Awaited(1, lambda: [view])}), Settings(), catalogue_at()
    )
    return [one.path for one in contract_shape(view, context, {}) if isinstance(one, Fault)]


@pytest.mark.parametrize("leaf", [{}, []])
@pytest.mark.parametrize("levels", [DEPTH - 1, DEPTH, DEPTH + 1, DEPTH + 2])
def test_a_contract_may_nest_fifty_levels_deep(leaf: Any, levels: int) -> None:
    inner: Any = leaf
    for _ in range(levels - 1):
        inner = [inner] if isinstance(inner, dict) else {"a": inner}
    schema = {"type": "object", "x": [1, {}], "default": inner}
    found = faults(schema)
    assert bool(found) is (levels + 1 > DEPTH)
    assert all(len(path) == DEPTH + 1 for path in found)
