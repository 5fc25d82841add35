"""The values of a plan in the order of the source, so that the places of the source fit them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import Any, Final

from linter.model import KeyPath, Unknown
from linter.plan.origins import same

_MOST: Final = 200
"""How many blocks are compared with each other to find which is which."""
_DEPTH: Final = 100


class Merge:
    """Merges one body; what cannot be told apart is in `loose` afterwards."""

    def __init__(self) -> None:
        self.loose: set[KeyPath] = set()

    def value(self, planned: Any, source: Any, path: KeyPath = ()) -> Any:
        """The plan's value; the source's where the plan does not know it or keeps it to itself."""
        if isinstance(planned, Unknown) or len(path) > _DEPTH:
            return source if len(path) <= _DEPTH else planned
        if isinstance(planned, dict) and isinstance(source, dict):
            return {
                name: self.value(one, source[name], (*path, name)) if name in source else one
                for name, one in planned.items()
            }
        if isinstance(planned, list) and isinstance(source, list):
            return self._list(planned, source, path)
        return planned

    def _list(self, planned: list[Any], source: list[Any], path: KeyPath) -> list[Any]:
        order = None if len(planned) != len(source) else _order(planned, source)
        if order is None:
            self.loose.add(path)
            return planned
        return [
            self.value(planned[one], source[number], (*path, number))
            for number, one in enumerate(order)
        ]


def _order(planned: list[Any], source: list[Any]) -> list[int] | None:
    """For each element of the source the number that it has in the plan, which sorts sets."""
    if all(map(_fits, planned, source)):
        return list(range(len(planned)))
    if any(isinstance(one, dict | list) for one in source):
        return _compared(planned, source) if len(source) <= _MOST else None
    return _sorted(planned, source)


def _compared(planned: list[Any], source: list[Any]) -> list[int] | None:
    left = list(range(len(planned)))
    order = []
    for wanted in source:
        found = next((one for one in left if _fits(planned[one], wanted)), None)
        if found is None:
            return None
        left.remove(found)
        order.append(found)
    return order


def _sorted(planned: list[Any], source: list[Any]) -> list[int] | None:
    """The same for scalars; those that the source does not know are whatever is left."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for number, one in enumerate(planned):
        places[str(one)].append(number)
    known = [
        places[str(one)].popleft() if not isinstance(one, Unknown) and places[str(one)] else None
        for one in source
    ]
    if any(
        one is None and not isinstance(each, Unknown)
        for one, each in zip(known, source, strict=True)
    ):
        return None
    rest = iter(sorted(number for numbers in places.values() for number in numbers))
    return [next(rest) if one is None else one for one in known]


def _fits(planned: object, source: object) -> bool:
    """Whether a value of the plan can be what the source says, judged by what both know."""
    return all(same(one, other) for one, other in _pairs(planned, source))


def _pairs(planned: object, source: object) -> Iterator[tuple[object, object]]:
    waiting = [(planned, source)]
    while waiting:
        one, other = waiting.pop()
        if isinstance(one, Unknown) or isinstance(other, Unknown):
            continue
        if isinstance(one, dict) and isinstance(other, dict):
            waiting += [(one[name], other[name]) for name in one.keys() & other.keys()]
        else:
            yield one, other
