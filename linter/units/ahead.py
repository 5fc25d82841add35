"""The estate judged while other processes still judge the one unit that is all of it."""

from __future__ import annotations

from collections.abc import Sequence

from linter.units.judging import judge_estate
from linter.units.memory import Memory
from linter.units.question import Question
from linter.units.unit import Judged, Shared


class EstateAhead:
    """Judges the estate as soon as it is known what a unit shares; see `judging.Ahead`."""

    def __init__(self, memory: Memory, question: Question) -> None:
        self._memory = memory
        self._question = question
        self._found: tuple[Sequence[str], Judged] | None = None

    def __call__(self, shared: Shared, said: str) -> None:
        """Judge the estate in which nobody else says anything, unless its verdict is known."""
        if said and self._memory.recall_estate([said]) is None:
            self._found = ([said], judge_estate([shared], self._question))

    def found(self, said: Sequence[str]) -> Judged | None:
        """What came of the estate in which units say this, if that one was judged."""
        return self._found[1] if self._found and self._found[0] == said else None
