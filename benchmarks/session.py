"""Rounds of runs: each command once a round, so that a busy moment falls on all of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.processes import Ran, run_once
from benchmarks.rows import Row
from benchmarks.scenarios import OTHER, OTHER_NARROW, Scenario

_WAITING = 600.0
"""Seconds after which any run that is no rival's is ended."""


@dataclass(frozen=True)
class Limits:
    """How much is measured."""

    rounds: int
    """The most runs of a command."""
    budget: float
    """Seconds after which a command is not run again."""
    bound: float
    """Seconds after which a run of checkov is ended."""


class Session:
    """Measures the commands of one part."""

    def __init__(self, part: str, limits: Limits, output: Path) -> None:
        self._part = part
        self._limits = limits
        self._output = output

    def measure(self, scenarios: Iterable[Scenario]) -> Sequence[Row]:
        """Run the commands in rounds; says on standard error how far it is."""
        left = list(scenarios)
        rows = {one.what: Row(self._part, one.what) for one in left}
        for number in range(self._limits.rounds):
            for scenario in list(left):
                rows[scenario.what] = row = self._again(scenario, rows[scenario.what], number)
                if row.told or sum(one.seconds for one in row.samples) >= self._limits.budget:
                    left.remove(scenario)
        return tuple(rows.values())

    def warm(self, scenario: Scenario) -> None:
        """Run a command without keeping what it took."""
        self._run(scenario)

    def _again(self, scenario: Scenario, row: Row, number: int) -> Row:
        with scenario.around(number):
            ran = self._run(scenario)
        told = self._complaint(scenario, ran)
        note(f"{self._part:<20} {scenario.what:<52} {told or f'{ran.sample.seconds:8.3f} s'}")
        if told:
            return replace(row, told=told, bound=self._bound(scenario) if ran.ended else 0.0)
        digests = tuple(dict.fromkeys((*row.digests, ran.digest)))
        return replace(row, samples=(*row.samples, ran.sample), digests=digests)

    def _run(self, scenario: Scenario) -> Ran:
        bound = self._bound(scenario)
        return run_once(
            scenario.command, scenario.folder, scenario.environment, bound, self._output
        )

    def _bound(self, scenario: Scenario) -> float:
        return self._limits.bound if scenario.what in {OTHER, OTHER_NARROW} else _WAITING

    def _complaint(self, scenario: Scenario, ran: Ran) -> str:
        if ran.ended:
            return f"more than {self._bound(scenario):.0f} s"
        if ran.status not in scenario.good:
            return f"failed with status {ran.status}: {ran.last_line}"
        return ""


def note(told: str) -> None:
    """Say how far the measuring is."""
    sys.stderr.write(told + "\n")
    sys.stderr.flush()
