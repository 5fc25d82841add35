"""Whether another retention policy decides in place of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from linter.checks.context import Context
from linter.checks.registry import Options, estate_check
from linter.checks.retention_media import (
    Medium,
    days,
    each_medium,
    told,
    unless_deleted,
    while_enabled,
)
from linter.kept import kept
from linter.model import Estate, Fault, Judgement, KeyPath, Unknown, View

_DEEPEST: Final = 40
"""Conditions that nest deeper are not compared; those of the platform go three levels down."""


@dataclass(slots=True)
class _Rivals:
    """The enabled policies for the same recordings."""

    longest: float = 0
    keeper: str = ""
    """The policy that keeps them longest."""
    doubts: list[tuple[str, Unknown]] = field(default_factory=list)
    """What it is unknown how long they keep, by their addresses; two of them are enough."""


@estate_check("effective-retention")
def effective_retention(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag days that never count, because an enabled policy in the same folder keeps the same
    recordings for longer.

    Of several policies that match a recording the longest period counts; one that gives no period
    does not beat one that does.
    """
    judged = partial(_judged, subject=subject, rivals=_rivals(context.estate))
    yield from while_enabled(subject, each_medium(subject, judged))


def _judged(medium: Medium, subject: View, rivals: Mapping[object, _Rivals]) -> Iterator[Judgement]:
    after = days(medium, "delete_retention")
    found = rivals.get(_recordings(subject, medium))
    if after is None or found is None:
        return
    if isinstance(after, Unknown):
        yield from unless_deleted(medium, [after] if found.longest else [])
    elif found.longest > after > 0:
        details = {"days": told(after), "other": found.keeper, "longer": told(found.longest)}
        fault = Fault(("delete_retention", "days"), details)
        yield from unless_deleted(medium, [fault])
    elif after > 0:
        doubts = [doubt for address, doubt in found.doubts if address != subject.address]
        yield from unless_deleted(medium, doubts[:1])


@kept(1)
def _rivals(estate: Estate) -> Mapping[object, _Rivals]:
    """The policies of an estate, by the recordings that they are for."""
    found: dict[object, _Rivals] = defaultdict(_Rivals)
    for policy in estate.views_of("retention_policy"):
        for medium in policy.body.get("media", ()):
            if not isinstance(medium, Unknown):
                _count(found[_recordings(policy, medium)], policy, medium)
    return found


def _count(rivals: _Rivals, policy: View, medium: Medium) -> None:
    kept = _kept(policy, medium)
    if isinstance(kept, Unknown):
        if len(rivals.doubts) < 2:
            rivals.doubts.append((policy.address, kept))
    elif kept is not None and kept > rivals.longest:
        rivals.longest, rivals.keeper = kept, policy.name


def _kept(policy: View, medium: Medium) -> float | Unknown | None:
    """For how many days an enabled policy keeps recordings; None where it gives no period."""
    period = days(medium, "delete_retention")
    if period is None:
        return None
    proof: Judgement = period if isinstance(period, Unknown) else Fault()
    for one in while_enabled(policy, unless_deleted(medium, [proof])):
        return one if isinstance(one, Unknown) else period
    return None


def _recordings(policy: View, medium: Medium) -> object:
    """Which recordings a policy is for, so that equal answers mean equal recordings."""
    folder = policy.path.rpartition("/")[0]
    conditions = {"own": medium.get("conditions"), "shared": policy.body.get("conditions")}
    return folder, policy.calls, medium["medium"], _comparable(conditions)


def _comparable(conditions: object) -> frozenset[tuple[KeyPath, object]]:
    """Conditions in a form that does not depend on order, or on what is written but empty.

    Two unknown values are the same where the same expression stands for them.
    """
    leaves: set[tuple[KeyPath, object]] = set()
    waiting: list[tuple[KeyPath, object]] = [((), conditions)]
    while waiting:
        path, value = waiting.pop()
        if len(path) > _DEEPEST or isinstance(value, Unknown):
            leaves.add((path, _identity(value)))
        elif isinstance(value, dict):
            waiting.extend(((*path, str(key)), inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, _place(at, one)), one) for at, one in enumerate(value))
        elif value is not None:
            leaves.add((path, value))
    return frozenset(leaves)


def _identity(value: object) -> object:
    if isinstance(value, Unknown) and value.expression:
        return value.refers_to, value.expression
    return id(value)


def _place(index: int, value: object) -> str | int:
    """Where an element of a list stands; for a plain one it does not matter."""
    return index if isinstance(value, dict | list) else "any"
