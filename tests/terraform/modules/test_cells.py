"""Cells are worked out once, in any order, and cycles come out the same from wherever."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from linter.terraform.modules.cells import Cell, settled

Graph = dict[int, list[int]]


class Sum(Cell[int | str]):
    """One more than what it needs, taken together."""

    def __init__(self, number: int, graph: Graph, others: dict[int, Sum]) -> None:
        super().__init__()
        self.number = number
        self.graph = graph
        self.others = others
        self.computed = 0

    @property
    def label(self) -> str:
        return f"c{self.number}"

    def needs(self) -> Iterator[Sum]:
        for number in self.graph[self.number]:
            yield self.others[number]

    def compute(self) -> int | str:
        self.computed += 1
        found = [self.others[number].result for number in self.graph[self.number]]
        assert None not in found, "what a cell needs is settled before it"
        numbers = [one for one in found if isinstance(one, int)]
        return 1 + sum(numbers) if len(numbers) == len(found) else "downstream"

    def refuse(self, reason: str) -> int | str:
        self.computed += 1
        return reason


def cells_of(graph: Graph) -> dict[int, Sum]:
    cells: dict[int, Sum] = {}
    cells.update({number: Sum(number, graph, cells) for number in graph})
    return cells


def reached(graph: Graph, start: int) -> set[int]:
    found: set[int] = set()
    waiting = list(graph[start])
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(graph[number])
    return found


graphs = st.integers(1, 9).flatmap(
    lambda size: st.fixed_dictionaries(
        {n: st.lists(st.integers(0, size - 1), max_size=3) for n in range(size)}
    )
)


@given(graphs, st.randoms(use_true_random=False))
def test_the_order_in_which_cells_are_asked_for_is_of_no_matter(
    graph: Graph, order: Random
) -> None:
    first = cells_of(graph)
    forwards = [settled(first[number]) for number in graph]
    second = cells_of(graph)
    numbers = list(graph)
    order.shuffle(numbers)
    for number in numbers:
        settled(second[number])
    assert [second[number].result for number in graph] == forwards
    assert all(cell.computed == 1 for cell in first.values())


@given(graphs)
def test_exactly_the_cells_on_a_cycle_are_refused(graph: Graph) -> None:
    cells = cells_of(graph)
    for number, cell in cells.items():
        result = settled(cell)
        on_cycle = number in reached(graph, number)
        assert (isinstance(result, str) and "depend" in result) == on_cycle
        if on_cycle:
            members = {n for n in reached(graph, number) if number in reached(graph, n)}
            shown = [f"c{n}" for n in sorted(members)][:4]
            assert str(result).startswith(", ".join(shown))


def test_a_cell_at_the_end_of_a_long_chain() -> None:
    graph = {number: [number + 1] for number in range(20_000)} | {20_000: []}
    assert settled(cells_of(graph)[0]) == 20_001
