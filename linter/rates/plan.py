"""The pace of a load plan: what its timers, arrivals and loops allow.

Nothing is assumed of how fast the platform answers, so a thread group that none of these hold back
has no bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from linter.catalogue.parts.regions import Regions
from linter.model import View
from linter.rates.group import GroupPace
from linter.rates.pace import Pace

_ASIDE: Final = frozenset({"SetupThreadGroup", "PostThreadGroup"})
"""Groups that run before and after the others."""


def group_paces(plan: View, regions: Regions) -> Iterator[Pace]:
    """The pace of each thread group that calls the platform and runs along with the others."""
    timers = plan.body.get("timers", [])
    for number, group in enumerate(plan.body.get("groups", [])):
        requests = [one for one in group["samplers"] if calls_platform(one, regions)]
        if requests and group["kind"] not in _ASIDE:
            yield GroupPace(group, requests, timers, ("groups", number)).pace()


def whole_pace(plan: View, regions: Regions) -> Pace | None:
    """The pace of all these groups together, for one token; None where none calls the platform.

    A timer that paces all threads of the plan counts once.
    """
    paces = list(group_paces(plan, regions))
    if not paces:
        return None
    endless = next((one for one in paces if one.per_minute is None), None)
    if endless is not None:
        return endless
    by_timer: dict[object, Pace] = {}
    for number, one in enumerate(paces):
        key = ("timer", one.timer) if one.timer is not None else number
        if key not in by_timer or _share(one) > _share(by_timer[key]):
            by_timer[key] = one
    counted = list(by_timer.values())
    largest = max(counted, key=_share)
    unknown = next((one.unknown for one in paces if one.unknown is not None), None)
    how = "; ".join(dict.fromkeys(one.how for one in counted))
    return Pace(sum(map(_share, counted)), how, largest.path, unknown)


def calls_platform(request: Mapping[str, Any], regions: Regions) -> bool:
    """Whether a sampler goes to the platform; by its path where the host is not known."""
    host, path = request.get("host"), request.get("path")
    if isinstance(host, str) and host:
        return regions.of_host(host) is not None
    return isinstance(path, str) and path.startswith("/api/v2/")


def _share(pace: Pace) -> float:
    return pace.of_a_token or 0
