"""One line of the effective retention: who decides for a medium and queue, and why."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from linter.checks.retention_media import told
from linter.model import Unknown
from linter.retention.rule import Rule


class Fate(StrEnum):
    """What becomes of recordings in the end."""

    DELETED = "deleted"
    KEPT = "kept for ever"
    UNKNOWN = "not known"
    UNDECIDED = "no policy"


class Row(NamedTuple):
    """What holds for one medium and queue."""

    folder: str
    medium: str
    queue: str
    fate: Fate
    delete: float | None
    """Days until deletion, 0 for at once; where the fate is not known, the least that is."""
    archive: float | None
    winner: Rule | None
    why: str
    exceptions: tuple[Rule, ...]
    """Rules that decide for those of the recordings that meet further conditions."""
    addresses: frozenset[str]
    """Of every policy that reaches these recordings."""

    def deciding(self) -> Iterator[Rule]:
        """The rules that decide for some or all of the recordings."""
        yield from self.exceptions
        if self.winner is not None:
            yield self.winner


class Idle(NamedTuple):
    """A policy that decides nothing."""

    policy: str
    address: str
    why: str


class Retention(NamedTuple):
    """Everything that the policies come to."""

    rows: tuple[Row, ...]
    idle: tuple[Idle, ...]


def decided(folder: str, medium: str, queue: str, rules: list[Rule]) -> Row:
    """The row for recordings that `rules` reach."""
    always = [rule for rule in rules if rule.conditions.always]
    winner = _winner(always)
    fate, why = _fate(winner, always)
    return Row(
        folder=folder,
        medium=medium,
        queue=queue,
        fate=fate,
        delete=_known(winner.delete) if winner else None,
        archive=_known(winner.archive) if winner else None,
        winner=winner,
        why=why,
        exceptions=tuple(_exceptions(rules, winner)),
        addresses=frozenset(rule.address for rule in rules),
    )


def _winner(rules: list[Rule]) -> Rule | None:
    """The rule with the longest period; without any, the first that keeps for ever.

    A number that stands for no end is a period, and the longest there is.
    """
    if not rules:
        return None
    return max(rules, key=_weight)


def _weight(rule: Rule) -> float:
    if rule.endless and rule.delete is None:
        return float("inf")
    if isinstance(rule.delete, Unknown):
        return 0.5
    return -1 if rule.delete is None else rule.delete


def _fate(winner: Rule | None, rules: list[Rule]) -> tuple[Fate, str]:
    if winner is None:
        return Fate.UNDECIDED, "no policy reaches all of these recordings"
    unknown = next((one for one in rules if isinstance(one.delete, Unknown)), None)
    if winner.endless:
        return Fate.KEPT, "it stands for no end, and the longest period counts"
    if unknown is not None and isinstance(unknown.delete, Unknown):
        return Fate.UNKNOWN, f"{unknown.policy}: {unknown.delete.reason}"
    if winner.delete is None:
        return Fate.KEPT, "no policy here gives a period"
    others = [one for one in rules if one is not winner]
    if not others:
        return Fate.DELETED, "no other policy reaches all of these recordings"
    if any(one.delete is None for one in others) and not any(one.delete for one in others):
        return Fate.DELETED, "a policy without a period does not beat one that has one"
    second = max((one.delete for one in others if isinstance(one.delete, float)), default=0.0)
    return Fate.DELETED, f"the longest period counts; the next is {told(second)} days"


def _exceptions(rules: list[Rule], winner: Rule | None) -> Iterator[Rule]:
    """The conditional rules that beat the winner, where their conditions hold."""
    floor = _weight(winner) if winner is not None else -2.0
    for rule in rules:
        if not rule.conditions.always and (
            _weight(rule) > floor or isinstance(rule.delete, Unknown)
        ):
            yield rule


def _known(number: float | Unknown | None) -> float | None:
    return None if isinstance(number, Unknown) else number
