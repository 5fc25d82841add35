"""Which written block each block of a plan comes from.

A plan sorts the blocks of a set, and holds those that `dynamic` makes, of which the configuration
in it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from linter.plan.shape import Table, table

_MOST: Final = 200
"""How many blocks of one type are compared with each other; of more, each is taken to come from
the one with its number."""


def origins(written: Sequence[Any], planned: Sequence[Any]) -> Iterator[Table | None]:
    """For each of the planned blocks the expressions that it was made from; None for a dynamic
    one."""
    if len(written) > _MOST:
        yield from (
            written[number] if number < len(written) else None for number in range(len(planned))
        )
        return
    left = dict(enumerate(map(table, written)))
    for number, block in enumerate(planned):
        order = [number, *left] if number in left else [*left]
        found = next((one for one in order if _fits(left[one], block)), None)
        yield None if found is None else left.pop(found)


def _fits(expressions: Table, block: object) -> bool:
    """Whether a block has the literals that are written in another."""
    values = table(block)
    return all(
        "constant_value" not in table(one) or same(one["constant_value"], values.get(name))
        for name, one in expressions.items()
    )


def same(left: object, right: object) -> bool:
    """Whether two scalars are one value to Terraform, which reads `"30"` for 30; of anything
    larger, whether it is of one kind."""
    if isinstance(left, list | dict) or isinstance(right, list | dict):
        return type(left) is type(right)
    return left == right or _text(left) == _text(right)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
