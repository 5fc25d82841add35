"""For which recordings a retention policy is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from linter.checks.retention_media import Medium
from linter.model import Unknown, View
from linter.spelling import camel

_QUEUES: Final = frozenset({"forQueueIds", "forQueues"})


class Conditions(NamedTuple):
    """What a recording must be for a policy to reach it."""

    queues: tuple[str, ...]
    """The names of the queues; empty for every queue."""
    others: tuple[str, ...]
    """What else it asks for, as the configuration calls it: `directions`, `duration`."""

    @property
    def always(self) -> bool:
        """Whether it reaches every recording of its queues."""
        return not self.others


def conditions_of(policy: View, medium: Medium, names: Mapping[str, str]) -> Conditions:
    """The conditions of a policy as a whole and of one medium together."""
    queues: dict[str, None] = {}
    others: dict[str, None] = {}
    if isinstance(policy.body.get("enabled"), Unknown):
        others["enabled, which is unknown"] = None
    for part in (policy.body.get("conditions"), medium.get("conditions")):
        if isinstance(part, Unknown):
            others["conditions that are unknown"] = None
        for key, value in part.items() if isinstance(part, Mapping) else ():
            if value in (None, [], {}, ""):
                continue
            if camel(str(key)) in _QUEUES:
                queues.update(dict.fromkeys(_named(value, names)))
            else:
                others[str(key)] = None
    return Conditions(tuple(queues), tuple(others))


def _named(value: Any, names: Mapping[str, str]) -> Iterator[str]:
    """The queues of a list of ids, references or objects, called as people know them."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Unknown):
            known = [names[address] for address in one.refers_to if address in names]
            yield from known or [one.expression or "a queue that is unknown"]
        elif isinstance(one, Mapping):
            yield str(one.get("name") or one.get("id") or "a queue without a name")
        else:
            yield names.get(str(one), str(one))
