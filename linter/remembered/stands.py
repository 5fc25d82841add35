"""Whether what units share stands where it did when verdicts pointed to it.

The values of an estate may be the same and their places others: a file that replaces what another
one says may come to say the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from linter.remembered.pages import Entry
from linter.units.memory import SharedBy
from linter.units.standing import standing
from linter.units.unit import Unit


class Stands(NamedTuple):
    """The units of a run, as far as verdicts on the estate may point to them."""

    keys: Mapping[Unit, str]
    """Each unit with the state of its files."""
    known: Collection[str]
    """The states of those whose verdicts were remembered: they are as they were."""
    shared: SharedBy

    def of(self, places: Collection[str], before: Iterable[Entry]) -> dict[str, list[Any]]:
        """By the first file of each unit that has one of these: its state, and its standing.

        `before` are entries in which the standing of a unit may be found.
        """
        wanted = frozenset(places)
        units = [unit for unit in self.keys if not wanted.isdisjoint(unit.paths)] if wanted else []
        every = (one.get("stands") for one in before if isinstance(one, dict))
        told = [one for one in every if isinstance(one, dict)]
        return {unit.paths[0]: self._stand(unit, told) for unit in units}

    def hold(self, entry: Entry | None) -> bool:
        """Whether all units that an entry tells of stand as it says."""
        stands = entry.get("stands") if isinstance(entry, dict) else None
        if not isinstance(stands, dict):
            return False
        first = {unit.paths[0]: unit for unit in self.keys} if stands else {}
        return all(path in first and self._holds(first[path], one) for path, one in stands.items())

    def _stand(self, unit: Unit, told: Iterable[Mapping[str, Any]]) -> list[Any]:
        key = self.keys[unit]
        if key in self.known:
            for one in told:
                then = one.get(unit.paths[0])
                if isinstance(then, list) and then[:1] == [key]:
                    return list(then)
        return [key, self._standing(unit)]

    def _holds(self, unit: Unit, then: object) -> bool:
        if not isinstance(then, list) or len(then) != 2:
            return False
        key = self.keys[unit]
        if key == then[0] and key in self.known:
            return True
        return then[1] is not None and bool(then[1] == self._standing(unit))

    def _standing(self, unit: Unit) -> str | None:
        """None for a unit of one file, of which the state says it all."""
        held = self.shared(unit) if len(unit.paths) > 1 else None
        return None if held is None else standing(held)
