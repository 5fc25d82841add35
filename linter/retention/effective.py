"""The effective retention of each medium and queue.

Of several policies that match a recording the longest period that is written out counts; a policy
without a period does not beat one that has one (Resource Center, ?p=17591).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from linter.checks.quantity import is_on
from linter.model import Estate, Unknown, View
from linter.retention.row import Idle, Retention, Row, decided
from linter.retention.rule import SCREEN, Rule, rules_of
from linter.settings import Settings
from linter.views.retention_policy import MEDIA

EVERY: Final = "every queue"
_REST: Final = "every other queue"


def effective_retention(estate: Estate, settings: Settings, files: Collection[str]) -> Retention:
    """What the policies of `files` come to; each folder by itself, as an organisation's."""
    folders: dict[str, list[View]] = defaultdict(list)
    for policy in estate.views_of("retention_policy"):
        if policy.path in files:
            folders[policy.path.rpartition("/")[0]].append(policy)
    queues = _queue_names(estate)
    rows: list[Row] = []
    idle: list[Idle] = []
    for folder, policies in sorted(folders.items()):
        ruling = [(one, list(_rules(one, queues, settings))) for one in policies]
        found = list(_rows(folder, [rule for _, rules in ruling for rule in rules]))
        rows += found
        idle += _idle(ruling, found)
    return Retention(tuple(rows), tuple(idle))


def _rules(policy: View, queues: Mapping[str, str], settings: Settings) -> Iterator[Rule]:
    if not _off(policy):
        yield from rules_of(policy, queues, settings.retention_indefinite_days)


def _off(policy: View) -> bool:
    enabled = policy.body.get("enabled", True)
    return not (is_on(enabled) or isinstance(enabled, Unknown))


def _queue_names(estate: Estate) -> dict[str, str]:
    """What queues are called, by their addresses."""
    names = {}
    for queue in estate.of("genesyscloud_routing_queue", "data.genesyscloud_routing_queue"):
        name = queue.body.get("name")
        names[queue.address] = name if isinstance(name, str) else queue.name
    return names


def _rows(folder: str, rules: list[Rule]) -> Iterator[Row]:
    for medium in (*MEDIA, SCREEN):
        of_medium = [rule for rule in rules if rule.medium == medium]
        named = dict.fromkeys(queue for rule in of_medium for queue in rule.conditions.queues)
        for queue in sorted(named):
            yield decided(folder, medium, queue, _reaching(of_medium, queue))
        if of_medium:
            rest = _reaching(of_medium, None)
            yield decided(folder, medium, _REST if named else EVERY, rest)


def _reaching(rules: list[Rule], queue: str | None) -> list[Rule]:
    """The rules for a queue, or for those that no policy names."""
    return [
        rule
        for rule in rules
        if not rule.conditions.queues or (queue is not None and queue in rule.conditions.queues)
    ]


def _idle(ruling: list[tuple[View, list[Rule]]], rows: list[Row]) -> Iterator[Idle]:
    """The policies that decide for no recording."""
    deciding = {rule.address for row in rows for rule in row.deciding()}
    for policy, rules in ruling:
        if _off(policy):
            yield Idle(policy.name, policy.address, "it is switched off")
        elif not rules:
            unknown = any(isinstance(one, Unknown) for one in policy.body.get("media", ()))
            why = "its media are not known" if unknown else "it says nothing of any medium"
            yield Idle(policy.name, policy.address, why)
        elif policy.address not in deciding:
            beaten = dict.fromkeys(
                row.winner.policy for row in rows if row.winner and policy.address in row.addresses
            )
            why = f"what {' and '.join(beaten)} says counts in its place"
            yield Idle(policy.name, policy.address, why if beaten else "others decide in its place")
