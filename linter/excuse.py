"""Holds findings against suppressions, and suppressions against findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linter.covering import LineOf, covering
from linter.model import Finding
from linter.suppression import Suppression


class State(StrEnum):
    """Whether a suppression does what it was written for."""

    IN_FORCE = "in force"
    UNUSED = "unused"
    EXPIRED = "expired"
    FLAWED = "flawed"
    NOT_JUDGED = "not judged"
    """Its policy has no part in the run, so nobody can tell."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A suppression, and how it fared."""

    suppression: Suppression
    state: State
    told: str = ""
    """Why it does not count, where it does not."""

    @property
    def policy(self) -> str | None:
        """The policy whose finding it is itself, if it is one."""
        return _OFFENCES.get(self.state)


_OFFENCES = {
    State.UNUSED: "unused-suppression",
    State.FLAWED: "unused-suppression",
    State.EXPIRED: "expired-suppression",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left after the exceptions."""

    kept: tuple[Finding, ...]
    excused: tuple[Finding, ...]
    standings: tuple[Standing, ...]
    """Every suppression, in the order given."""

    @property
    def flaws(self) -> tuple[Standing, ...]:
        """The suppressions that do not do what they were written for."""
        return tuple(one for one in self.standings if one.policy is not None)


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides whether a suppression counts."""

    today: date
    known: Collection[str]
    """Every policy id there is."""
    judged: Collection[str]
    """Those judged in this run."""
    mandatory: Collection[str]
    """Those that cannot be suppressed."""


def excuse(
    findings: Iterable[Finding],
    suppressions: Collection[Suppression],
    line_of: LineOf,
    rules: Rules,
) -> Outcome:
    """Take out the findings that a valid suppression covers."""
    findings = list(findings)
    valid = [one for one in suppressions if _flaw(one, rules) is None]
    covered = covering(findings, valid, line_of)
    used = {one for several in covered.values() for one in several}
    kept = tuple(finding for finding in findings if finding not in covered)
    excused = tuple(finding for finding in findings if finding in covered)
    standings = (_standing(one, used, rules) for one in suppressions)
    return Outcome(kept, excused, tuple(standings))


def _standing(one: Suppression, used: Collection[Suppression], rules: Rules) -> Standing:
    flaw = _flaw(one, rules)
    if flaw is not None:
        return flaw
    if one in used:
        return Standing(one, State.IN_FORCE)
    if one.policy in rules.judged:
        return Standing(one, State.UNUSED, f"no finding of {one.policy} is here")
    return Standing(one, State.NOT_JUDGED)


def _flaw(one: Suppression, rules: Rules) -> Standing | None:
    told = one.flaw
    if one.policy and one.policy not in rules.known:
        told = f"no policy is called {one.policy}"
    elif one.policy in rules.mandatory:
        told = f"{one.policy} is mandatory"
    if told is not None:
        return Standing(one, State.FLAWED, told)
    if one.until is not None and one.until < rules.today:
        return Standing(one, State.EXPIRED, f"it ended on {one.until}")
    return None
