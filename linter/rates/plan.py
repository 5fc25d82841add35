"""The pace of a load plan: what its timers, arrivals and loops allow.

Nothing is assumed of how fast the platform answers, so a thread group that none of these hold back
has no bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from linter.catalogue.parts.regions import Regions
from linter.model import View
from linter.rates.group import GroupPace
from linter.rates.pace import Pace

_START: Final = "/api/v2/"
_OTHERS: Final = ".json"
"""In the paths of Zendesk's API, which begin with the same.
https://developer.zendesk.com/api-reference/introduction/requests/"""
_ASIDE: Final = frozenset({"SetupThreadGroup", "PostThreadGroup"})
"""Groups that run before and after the others."""


def group_paces(plan: View, regions: Regions) -> Iterator[Pace]:
    """The pace of each thread group that calls the platform and runs along with the others."""
    timers = plan.body.get("timers", [])
    for number, group in enumerate(plan.body.get("groups", [])):
        requests = repeated_calls(group, regions)
        if requests and group["kind"] not in _ASIDE:
            yield GroupPace(group, requests, timers, ("groups", number)).pace()


def whole_pace(plan: View, regions: Regions) -> Pace | None:
    """The pace of all these groups together, for one token; None where none calls the platform.

    A timer that paces all threads of the plan counts once. Groups that run one after another do
    not add up, and groups of which some start later need not.
    """
    paces = list(group_paces(plan, regions))
    if not paces:
        return None
    endless = next((one for one in paces if one.per_minute is None), None)
    if endless is not None:
        return endless
    counted = _counted_once(paces)
    largest = max(counted, key=_share)
    unknown = next((one.unknown for one in paces if one.unknown is not None), None)
    if "serial" in plan.body or any("delay" in group for group in plan.body["groups"]):
        return Pace(_share(largest), largest.how, largest.path, unknown)
    how = "; ".join(dict.fromkeys(one.how for one in counted))
    return Pace(sum(map(_share, counted)), how, largest.path, unknown)


def _counted_once(paces: Sequence[Pace]) -> list[Pace]:
    """Of the groups that share a timer, the one with the largest share."""
    by_timer: dict[object, Pace] = {}
    for number, one in enumerate(paces):
        key = ("timer", one.timer) if one.timer is not None else number
        if key not in by_timer or _share(one) > _share(by_timer[key]):
            by_timer[key] = one
    return list(by_timer.values())


def repeated_calls(group: Mapping[str, Any], regions: Regions) -> list[Mapping[str, Any]]:
    """The requests of a group to the platform, but for those that each thread makes only once."""
    return [one for one in group["samplers"] if "once" not in one and calls_platform(one, regions)]


def calls_platform(request: Mapping[str, Any], regions: Regions) -> bool:
    """Whether a sampler goes to the platform's API; by its path where the host is not known."""
    host, path = request.get("host"), request.get("path")
    if isinstance(host, str) and host:
        return regions.serves(host)
    return isinstance(path, str) and path.startswith(_START) and _OTHERS not in path


def _share(pace: Pace) -> float:
    return pace.of_a_token or 0
