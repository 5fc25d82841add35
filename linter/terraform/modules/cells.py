"""Working out values that depend on one another, without recursion and in one pass.

Terraform refuses configuration whose values depend on themselves. Here such values become unknown,
all of a cycle alike, so that the answer does not depend on which of them is asked for first.
Tarjan's algorithm finds the cycles: https://doi.org/10.1137/0201010.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

Result_co = TypeVar("Result_co", covariant=True)


class Cell(ABC, Generic[Result_co]):
    """One thing to work out, once: a variable, a local, a resource, a module call."""

    __slots__ = ("_result",)

    def __init__(self) -> None:
        self._result: Result_co | None = None

    @property
    @abstractmethod
    def label(self) -> str:
        """What a report calls it: `local.region`."""

    @abstractmethod
    def needs(self) -> Iterator[Cell[object]]:
        """The cells that must be settled first.

        Each is settled by the time the next is asked for, unless it lies on a cycle with this one.
        """

    @abstractmethod
    def compute(self) -> Result_co:
        """Work out the result; everything that `needs` yielded is settled."""

    @abstractmethod
    def refuse(self, reason: str) -> Result_co:
        """The result where the cell depends on itself."""

    @property
    def settled(self) -> bool:
        """Whether the result is there."""
        return self._result is not None

    @property
    def result(self) -> Result_co | None:
        """The result, None until the cell is settled."""
        return self._result

    def settle(self, reason: str | None) -> None:
        """Keep the result; `reason` says why it cannot be computed, if so."""
        self._result = self.compute() if reason is None else self.refuse(reason)


def settled(cell: Cell[Result_co]) -> Result_co:
    """The result of `cell`, with everything it needs settled on the way."""
    if not cell.settled:
        if all(needed.settled for needed in cell.needs()):
            cell.settle(None)
        else:
            _Search().run(cell)
    if cell.result is None:
        raise RuntimeError(f"{cell.label} came to nothing")
    return cell.result


class _Search:
    """Tarjan's depth-first search, with its own stack in place of the interpreter's."""

    def __init__(self) -> None:
        self._order: dict[Cell[object], int] = {}
        self._lowest: dict[Cell[object], int] = {}
        self._open: list[Cell[object]] = []
        self._loops: set[Cell[object]] = set()

    def run(self, start: Cell[Result_co]) -> None:
        path = [self._enter(start)]
        while path:
            cell, needs = path[-1]
            needed = next(needs, None)
            if needed is None:
                path.pop()
                self._leave(cell, path[-1][0] if path else None)
            elif needed in self._order and not needed.settled:
                self._lowest[cell] = min(self._lowest[cell], self._order[needed])
                self._loops |= {cell} if needed is cell else set()
            elif not needed.settled:
                path.append(self._enter(needed))

    def _enter(self, cell: Cell[object]) -> tuple[Cell[object], Iterator[Cell[object]]]:
        self._order[cell] = self._lowest[cell] = len(self._order)
        self._open.append(cell)
        return cell, cell.needs()

    def _leave(self, cell: Cell[object], parent: Cell[object] | None) -> None:
        if parent is not None:
            self._lowest[parent] = min(self._lowest[parent], self._lowest[cell])
        if self._lowest[cell] < self._order[cell]:
            return
        group = [self._open.pop()]
        while group[-1] is not cell:
            group.append(self._open.pop())
        reason = _reason(group) if len(group) > 1 or cell in self._loops else None
        for member in group:
            member.settle(reason)


def _reason(group: Sequence[Cell[object]]) -> str:
    labels = sorted({cell.label for cell in group})
    if len(labels) == 1:
        return f"{labels[0]} depends on itself"
    shown = ", ".join(labels[:4]) + (", ..." if len(labels) > 4 else "")
    return f"{shown} depend on one another in a circle"
