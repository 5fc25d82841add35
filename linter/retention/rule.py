"""What one retention policy says of the recordings of one medium."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from linter.checks.quantity import as_number
from linter.checks.retention_media import Medium, days, means_for_ever, unless_deleted
from linter.model import Fault, Span, Unknown, View
from linter.retention.conditions import Conditions, conditions_of
from linter.views.retention_policy import MEDIA

SCREEN: Final = "screen"


class Rule(NamedTuple):
    """A policy's word on one medium."""

    policy: str
    address: str
    order: float | Unknown | None
    medium: str
    """One of MEDIA, or `screen`."""
    conditions: Conditions
    archive: float | Unknown | None
    """Days until it is archived."""
    delete: float | Unknown | None
    """Days until it is deleted; 0 for at once, None where the policy gives no period."""
    endless: bool
    """Whether it says so in words, or with a number that stands for no end."""
    span: Span


def rules_of(policy: View, queues: Mapping[str, str], endless_from: int) -> Iterator[Rule]:
    """The rules of a policy; `queues` are the names of queues by their addresses.

    From `endless_from` days on a period counts as none.
    """
    for number, medium in enumerate(policy.body.get("media", ())):
        if isinstance(medium, Unknown):
            continue
        media = MEDIA if medium["medium"] == "all" else (medium["medium"],)
        for name in media:
            yield _rule(policy, number, name, queues, endless_from)
        if any(key in medium for key in ("screen_delete_retention", "screen_archive_retention")):
            yield _rule(policy, number, SCREEN, queues, endless_from)


def _rule(
    policy: View, number: int, name: str, queues: Mapping[str, str], endless_from: int
) -> Rule:
    medium = policy.body["media"][number]
    prefix = "screen_" if name == SCREEN else ""
    block = f"{prefix}delete_retention"
    delete = (days(medium, block) or None) if prefix else _delete(medium)
    endless = _in_words(medium.get(block)) or (isinstance(delete, float) and delete >= endless_from)
    order = policy.body.get("order")
    return Rule(
        policy=policy.name,
        address=policy.address,
        order=order if isinstance(order, Unknown) else as_number(order),
        medium=name,
        conditions=conditions_of(policy, medium, queues),
        archive=days(medium, f"{prefix}archive_retention"),
        delete=None if endless else delete,
        endless=endless,
        span=policy.spans.at(("media", number, block, "days")),
    )


def _delete(medium: Medium) -> float | Unknown | None:
    """The period; 0 where recordings are deleted at once, and none for a period of 0 days."""
    kept = next(unless_deleted(medium, [Fault()]), None)
    if kept is None:
        return 0.0
    period = days(medium, "delete_retention")
    if isinstance(kept, Unknown) and not period:
        return kept
    return period or None


def _in_words(block: object) -> bool:
    return means_for_ever(block.get("days") if isinstance(block, Mapping) else block)
