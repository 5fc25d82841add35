"""Holds findings against suppressions, and suppressions against findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from linter.model import Finding
from linter.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Flaw:
    """A suppression that does not do what it was written for."""

    policy: str
    """`unused-suppression` or `expired-suppression`."""
    suppression: Suppression
    told: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left after the exceptions."""

    kept: tuple[Finding, ...]
    excused: int
    flaws: tuple[Flaw, ...]


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
    line_of: Callable[[Finding], int],
    rules: Rules,
) -> Outcome:
    """Take out the findings that a valid suppression covers."""
    valid = [one for one in suppressions if _flaw(one, rules) is None]
    used: set[Suppression] = set()
    kept = []
    total = 0
    for finding in findings:
        total += 1
        covering = [one for one in valid if one.covers(finding, line_of(finding))]
        used.update(covering)
        if not covering:
            kept.append(finding)
    flaws = tuple(_flaws(suppressions, used, rules))
    return Outcome(tuple(kept), total - len(kept), flaws)


def _flaws(
    suppressions: Iterable[Suppression], used: Collection[Suppression], rules: Rules
) -> Iterator[Flaw]:
    for one in suppressions:
        flaw = _flaw(one, rules)
        if flaw is not None:
            yield flaw
        elif one not in used and one.policy in rules.judged:
            yield Flaw("unused-suppression", one, f"no finding of {one.policy} is here")


def _flaw(one: Suppression, rules: Rules) -> Flaw | None:
    told = one.flaw
    if one.policy not in rules.known:
        told = f"no policy is called {one.policy}"
    elif one.policy in rules.mandatory:
        told = f"{one.policy} is mandatory"
    if told is not None:
        return Flaw("unused-suppression", one, told)
    if one.until is not None and one.until < rules.today:
        return Flaw("expired-suppression", one, f"it ended on {one.until}")
    return None
