"""The steps of a JSONPath."""

from __future__ import annotations

from typing import NamedTuple


class Child(NamedTuple):
    """`.name`, `['name']` or `['a','b']`."""

    names: tuple[str, ...]


class Elements(NamedTuple):
    """`[0]`, `[-1]` or `[0,2]`."""

    indexes: tuple[int, ...]


class Slice(NamedTuple):
    """`[start:end]`; the dialect has no step width."""

    start: int | None
    end: int | None


class Every(NamedTuple):
    """`*` or `[*]`."""


class Descend(NamedTuple):
    """`..`: the step after it is tried on everything below."""


class Call(NamedTuple):
    """`.length()`; `arguments` as written."""

    name: str
    arguments: str


class Operand(NamedTuple):
    """A literal, or a path from the item (`@`) or from the top (`$`)."""

    literal: object
    root: str
    """`@` or `$`; empty for a literal."""
    steps: tuple[Step, ...]


class Test(NamedTuple):
    """`left operator right`; an operator that is empty asks whether `left` is there."""

    operator: str
    left: Operand
    right: Operand | None


class Not(NamedTuple):
    """`!inner`."""

    inner: Condition


class Both(NamedTuple):
    """`left && right`."""

    left: Condition
    right: Condition


class Either(NamedTuple):
    """`left || right`."""

    left: Condition
    right: Condition


class Filter(NamedTuple):
    """`[?(condition)]`."""

    condition: Condition


Condition = Test | Not | Both | Either
Step = Child | Elements | Slice | Every | Descend | Call | Filter
