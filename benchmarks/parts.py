"""The parts of a measuring: the start-up, and each estate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.estates import RECIPES
from benchmarks.grounds import Ground, copy, make
from benchmarks.rows import Part, Row
from benchmarks.scenarios import Tools, judging, start_up
from benchmarks.session import Limits, Session

START: Final = Part("start-up", "start-up")


@dataclass(frozen=True)
class Bench:
    """What to measure with."""

    tools: Tools
    limits: Limits
    work: Path
    """An empty folder."""

    def session(self, part: str) -> Session:
        """Something that measures the commands of one part."""
        return Session(part, self.limits, self.work / "printed")


Maker = Callable[[Path], Ground]
"""Puts an estate into a folder that does not exist yet."""
Measuring = Callable[[Bench], tuple[Part, Sequence[Row]]]


def makers(seed: int, folders: Mapping[str, Path]) -> Mapping[str, Maker]:
    """How each estate is made, by its name: one file, folders of the user's, and larger ones."""
    ours: dict[str, Maker] = {one.name: partial(make, one, seed) for one in RECIPES}
    theirs: dict[str, Maker] = {name: partial(copy, name, path) for name, path in folders.items()}
    first = RECIPES[0].name
    return {first: ours[first]} | theirs | ours


def parts(estates: Mapping[str, Maker]) -> Mapping[str, Measuring]:
    """What measures each part, by its name, in order."""
    return {START.name: _starting} | {
        name: partial(_judging, name, maker) for name, maker in estates.items()
    }


def _starting(bench: Bench) -> tuple[Part, Sequence[Row]]:
    return START, bench.session(START.name).measure(start_up(bench.tools, bench.work))


def _judging(name: str, maker: Maker, bench: Bench) -> tuple[Part, Sequence[Row]]:
    ground = maker(bench.work / name)
    session = bench.session(name)
    commands = judging(bench.tools, ground, bench.work / "cache", session.warm)
    return ground.part, session.measure(commands)
