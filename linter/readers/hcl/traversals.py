"""What may follow an operand: attributes, indexes and splats, folded into nodes.

They are gathered step by step and folded at the end, because what follows a splat belongs inside
it: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#splat-operators
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.syntax import Expression, GetAttribute, Index, Splat, SplatItem

ATTRIBUTE_SPLAT: Final = ".*"
FULL_SPLAT: Final = "[*]"


class Step(NamedTuple):
    """One `.name`, `.0`, `[key]`, `.*` or `[*]`."""

    start: int
    end: int
    name: str = ""
    """Of an attribute, or the digits of a legacy index."""
    key: Expression | None = None
    """Of an index."""
    splat: str = ""


Chain = list[Any]
"""An operand and the steps that follow it. Never a node: nodes are named tuples."""


def chained(operand: Expression | Chain, steps: list[Step]) -> Chain:
    """The chain with more steps; grows in place."""
    chain = operand if type(operand) is list else [operand]
    chain.extend(steps)
    return chain


def folded(chain: Chain) -> Expression:
    """The node that a chain stands for. Raises HclError for `.*` within `.*`."""
    node: Expression = chain[0]
    splats: list[tuple[str, Expression]] = []
    for step in chain[1:]:
        if splats and splats[-1][0] == ATTRIBUTE_SPLAT and not step.name:
            if step.splat == ATTRIBUTE_SPLAT:
                raise HclError(step.start, step.end, '".*" cannot stand within ".*"; use "[*]"')
            node = _closed(splats.pop()[1], node)
        if step.splat:
            splats.append((step.splat, node))
            node = SplatItem(step.start, step.end)
        elif step.name:
            node = GetAttribute(node.start, step.end, node, step.name)
        else:
            node = Index(node.start, step.end, node, step.key)
    for _, target in reversed(splats):
        node = _closed(target, node)
    return node


def _closed(target: Expression, each: Expression) -> Splat:
    return Splat(target.start, each.end, target, each)
