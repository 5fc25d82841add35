"""Holds findings against a baseline: what it counts is passed over, and nothing beyond."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from linter.baseline import Baseline, Debt, debt
from linter.model import Finding
from linter.report import Places


@dataclass(frozen=True, slots=True)
class Ratchet:
    """What findings are held against."""

    baseline: Baseline
    paths: Collection[str]
    """Every file of the tree: an entry for any other file may be about one that was renamed."""
    exempt: Collection[str] = ()
    """Policies that no baseline passes over."""


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding findings against a baseline."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    left: Mapping[Debt, int] = field(default_factory=dict)
    """Entries that no finding needs, and how many of each."""


def debts(findings: Iterable[Finding], places: Places) -> Baseline:
    """The baseline that just covers the findings."""
    return Counter(_debt_of(finding, places) for finding in findings)


def hold(findings: Iterable[Finding], ratchet: Ratchet, places: Places) -> Held:
    """Sort findings, which come in the order of their places, into known and new ones.

    An entry covers a finding of its own file first. What is then left of it covers the same thing
    in another file where it must have moved: the entry's file is gone, or its address says what
    it is about. Where a file has more of the same than its entry counts, the last ones are new.
    """
    if not ratchet.baseline:
        return Held(tuple(findings), ())
    left = Counter(ratchet.baseline)
    known: list[Finding] = []
    new: list[Finding] = []
    open_: list[tuple[Finding, Debt | None]] = []
    for finding in findings:
        own = None if finding.policy in ratchet.exempt else _debt_of(finding, places)
        if own is not None and left[own] > 0:
            left[own] -= 1
            known.append(finding)
        else:
            open_.append((finding, own))
    moved = _movable(left, ratchet.paths)
    for finding, own in open_:
        source = _take(moved, left, own) if own is not None else None
        (new if source is None else known).append(finding)
    return Held(tuple(new), tuple(known), {one: count for one, count in left.items() if count > 0})


def _debt_of(finding: Finding, places: Places) -> Debt:
    from linter.fingerprint import snippet, subject  # most projects have no baseline

    path = finding.span.path
    return debt(path, finding.policy, subject(finding), snippet(finding, places))


def _movable(
    left: Mapping[Debt, int], paths: Collection[str]
) -> Mapping[tuple[str, str, str], list[Debt]]:
    present = {path.replace("\\", "/") for path in paths}
    moved: dict[tuple[str, str, str], list[Debt]] = defaultdict(list)
    for one in sorted(left, reverse=True):
        if left[one] > 0 and (one.address or one.path not in present):
            moved[one.elsewhere].append(one)
    return moved


def _take(
    moved: Mapping[tuple[str, str, str], list[Debt]], left: Counter[Debt], own: Debt
) -> Debt | None:
    sources = moved.get(own.elsewhere)
    if not sources:
        return None
    source = sources[-1]
    left[source] -= 1
    if left[source] == 0:
        sources.pop()
    return source
