"""Choices that come out the same in every run, whatever else was chosen before."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

_One = TypeVar("_One")

CITIES = (
    "Aarhus", "Bergen", "Bilbao", "Bruges", "Cork", "Delft", "Dresden", "Espoo", "Gdansk", "Ghent",
    "Graz", "Leeds", "Lille", "Linz", "Lund", "Malaga", "Nantes", "Oulu", "Parma", "Pecs", "Porto",
    "Riga", "Sligo", "Split", "Tartu", "Turku", "Uppsala", "Vaasa", "Vigo", "Zadar",
)  # fmt: skip
TRADES = ("billing", "claims", "orders", "outages", "renewals", "repairs", "returns", "sales")


class Chance:
    """A source of choices for one thing in an estate, named by the seed and by what it is for.

    It depends on nothing else, so that an estate of 1,000 files begins with the estate of 100.
    """

    def __init__(self, seed: int, purpose: str) -> None:
        self._random = random.Random(f"{seed}/{purpose}")

    def one_of(self, choices: Sequence[_One]) -> _One:
        """One of some."""
        return choices[int(self._random.random() * len(choices))]

    def number(self, least: int, most: int) -> int:
        """A whole number from `least` up to and including `most`."""
        return least + int(self._random.random() * (most - least + 1))

    def guid(self) -> str:
        """An id as the platform gives them."""
        return str(UUID(int=self._random.getrandbits(128), version=4))

    def mixed(self, body: Mapping[str, _One]) -> Mapping[str, _One]:
        """The same in another order of its keys."""
        return dict(sorted(body.items(), key=lambda _: self._random.random()))

    def words(self, count: int) -> str:
        """Names of cities, as many as wanted, with blanks between them."""
        return " ".join(self.one_of(CITIES) for _ in range(count))
