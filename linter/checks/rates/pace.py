"""Whether something paces the calls to the platform, and within its limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View
from linter.rates.limit import counted, token_limit
from linter.rates.manifest import manifest_pace
from linter.rates.pace import Pace
from linter.rates.plan import group_paces, whole_pace
from linter.rates.proxy import place_pace, platform_places

_WHOLE: Final = "calls the platform and declares no rate that it keeps to"
_RATES: Final = {"requests_per_minute", "requests_per_second"}
_PLACE: Final = "passes requests on to the platform at {0} without a limit_req"
_GROUP: Final = "calls the platform in the thread group {0} without a throughput timer"


@check("paced-calls")
def paced_calls(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag an app, a proxy's location or a plan's thread group that nothing paces."""
    if subject.kind == "app_manifest":
        yield from _unpaced_app(subject)
    regions = context.catalogue.regions
    if subject.kind == "load_plan":
        for pace in group_paces(subject, regions):
            name = subject.body["groups"][pace.path[1]].get("name")
            yield from _unpaced(pace, _GROUP.format(name))
    if subject.kind == "proxy_config":
        for place in platform_places(subject, regions):
            if not place.body["limits"]:
                told = _PLACE.format(place.body.get("name"))
                yield from _unpaced(place_pace(subject, place), told)


@check("rate-within-limit")
def rate_within_limit(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag a rate above what the platform allows a token."""
    limit = token_limit(subject.body.get("grant"), context.settings, context.catalogue)
    if limit is None:
        return
    for pace in _paces(subject, context):
        rate = pace.of_a_token
        if rate is None or rate <= limit.per_minute:
            continue
        if pace.unknown is not None:
            yield pace.unknown
            continue
        details = {"rate": counted(rate), "how": pace.how, "limit": limit.told}
        yield Fault(pace.path, details)


def _paces(subject: View, context: Context) -> Iterator[Pace]:
    regions = context.catalogue.regions
    if subject.kind == "proxy_config":
        yield from (place_pace(subject, place) for place in platform_places(subject, regions))
        return
    app = subject.kind == "app_manifest"
    pace = manifest_pace(subject) if app else whole_pace(subject, regions)
    if pace is not None:
        yield pace


def _unpaced(pace: Pace, what: str) -> Iterator[Judgement]:
    if pace.unknown is not None and pace.per_minute is None:
        yield pace.unknown
    elif pace.per_minute is None:
        yield Fault(pace.path, {"what": what})


def _unpaced_app(app: View) -> Iterator[Judgement]:
    calls, limit = app.body.get("calls"), app.body.get("rate_limit")
    if isinstance(calls, Unknown | list) and not isinstance(limit, dict):
        yield from _unlimited(calls, limit)
    elif calls and isinstance(limit, dict) and not limit.keys() & _RATES:
        yield Fault(("rate_limit",), {"what": _WHOLE})


def _unlimited(calls: Any, limit: object) -> Iterator[Judgement]:
    for one in (calls, limit):
        if isinstance(one, Unknown):
            yield one
            return
    if calls and not all(isinstance(one, dict) and "requests_per_minute" in one for one in calls):
        yield Fault((), {"what": _WHOLE})
