"""What was measured, as it is kept in `measured.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Sample:
    """One run of one process, from its start to its end."""

    seconds: float
    """By the clock."""
    busy: float
    """Seconds of processor time, of the process and of those it waited for."""
    peak: int
    """The most bytes of memory that one process held."""
    together: int = 0
    """The most bytes that all its processes held together; 0 where there was only one."""
    processes: int = 1
    """How many of them were seen at once."""


@dataclass(frozen=True)
class Row:
    """One command on one estate, however often it was run."""

    part: str
    what: str
    """Which of the part's commands it is."""
    samples: tuple[Sample, ...] = ()
    told: str = ""
    """Why there are no more samples, or none: it took too long, or it failed."""
    digests: tuple[str, ...] = ()
    """What the runs printed, hashed; each text once."""
    bound: float = 0.0
    """Seconds after which a run was ended before it was done; 0 where none was."""

    def median(self, of: Callable[[Sample], float]) -> float:
        """The median of something over the samples; there must be one."""
        return median(map(of, self.samples))

    @property
    def seconds(self) -> float:
        """The median time by the clock."""
        return self.median(lambda one: one.seconds)

    @property
    def memory(self) -> float:
        """The median peak in bytes, of all processes together where there were several."""
        return self.median(lambda one: max(one.peak, one.together))


@dataclass(frozen=True)
class Part:
    """An estate, or the start-up: what is measured side by side."""

    name: str
    title: str
    files: int = 0
    bytes: int = 0


@dataclass(frozen=True)
class Measured:
    """Everything that one page of results is made of."""

    about: Mapping[str, str] = field(default_factory=dict)
    """The machine, the day and the versions."""
    parts: Mapping[str, Part] = field(default_factory=dict)
    rows: Sequence[Row] = ()

    def row(self, part: str, what: str) -> Row | None:
        """A row with at least one sample."""
        found = (one for one in self.rows if (one.part, one.what) == (part, what) and one.samples)
        return next(found, None)

    def bound(self, part: str, what: str) -> float:
        """The seconds that a command was not done in; 0 where it was, or was not run."""
        found = (one.bound for one in self.rows if (one.part, one.what) == (part, what))
        return next(found, 0.0)

    def with_part(self, part: Part, rows: Iterable[Row]) -> Measured:
        """The same with one part measured anew."""
        kept = [one for one in self.rows if one.part != part.name]
        return replace(self, parts={**self.parts, part.name: part}, rows=(*kept, *rows))


def load(file: Path) -> Measured:
    """What was kept; nothing where there is no such file."""
    if not file.exists():
        return Measured()
    kept = json.loads(file.read_text(encoding="utf-8"))
    return Measured(
        about=kept["about"],
        parts={one["name"]: Part(**one) for one in kept["parts"]},
        rows=tuple(map(_row, kept["rows"])),
    )


def save(measured: Measured, file: Path) -> None:
    """Keep it."""
    written = {
        "about": dict(measured.about),
        "parts": [asdict(one) for one in measured.parts.values()],
        "rows": [asdict(one) for one in measured.rows],
    }
    file.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _row(kept: Mapping[str, Any]) -> Row:
    samples = tuple(Sample(**one) for one in kept["samples"])
    return Row(**{**kept, "samples": samples, "digests": tuple(kept["digests"])})
