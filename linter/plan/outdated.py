"""Whether a resource in the source is another than the one that a plan was made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from linter.model import Unknown
from linter.plan.origins import same
from linter.plan.shape import Table, listed, table

META: Final = frozenset({"connection", "depends_on", "lifecycle", "provider", "provisioner"})
"""Arguments of Terraform's own, which a plan does not repeat among the others."""

_Level = tuple[Table, Table]


def is_outdated(written: Table | None, body: Any) -> bool:
    """Whether the source has other literals or arguments than a plan was made from.

    `written` has a resource's expressions in the plan, `body` is what the source comes to now.
    """
    top = {name: one for name, one in table(body).items() if name not in META}
    waiting: list[_Level] = [] if written is None else [(written, top)]
    while waiting:
        expressions, source = waiting.pop()
        if any(_differs(one, source.get(name)) for name, one in expressions.items()):
            return True
        if any(name not in expressions and not _may_be_dynamic(source[name]) for name in source):
            return True
        for name, one in expressions.items():
            waiting.extend(_blocks(one, source.get(name)))
    return False


def _may_be_dynamic(value: object) -> bool:
    """Whether `dynamic` may have made a value, of which a plan's configuration says nothing."""
    return isinstance(value, Unknown) or any(isinstance(one, dict) for one in listed(value))


def _differs(expression: object, value: object) -> bool:
    if isinstance(value, Unknown) or "constant_value" not in table(expression):
        return False
    return not same(table(expression)["constant_value"], value)


def _blocks(expression: object, value: object) -> Iterator[_Level]:
    """The blocks of one type, each with what the source has in its place."""
    blocks, others = listed(expression), listed(value)
    if len(blocks) == len(others):
        yield from zip(map(table, blocks), map(table, others), strict=True)
