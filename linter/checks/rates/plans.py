"""Whether a load plan means what it says, and starts gently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from linter.catalogue.parts.regions import Regions
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View
from linter.rates.group import GroupPace
from linter.rates.limit import counted, token_limit
from linter.rates.pace import Pace, slowest
from linter.rates.plan import calls_platform

_LABEL: Final = re.compile(
    r"(?<![\d.,])(?P<count>\d+(?:\.\d+)?)\s*(?:requests?|samples?|calls?|transactions?|req|r|t)?\s*"
    r"(?:/|per|an?|p)\s*(?P<unit>s(?:ec(?:ond)?)?|m(?:in(?:ute)?)?)\b",
    re.IGNORECASE,
)
_MINUTE: Final = {"s": 60, "m": 1}


@check("throughput-unit")
def throughput_unit(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag a throughput whose name tells another unit, that looks like 60 times what was meant, or
    that threads which wait in each round cannot reach.

    A Constant Throughput Timer counts samples a minute
    (https://jmeter.apache.org/usermanual/component_reference.html#Constant_Throughput_Timer).
    """
    limit = token_limit(None, context.settings, context.catalogue)
    reached = _reached(subject)
    for number in sorted(_pacing(subject, context.catalogue.regions)):
        timer = subject.body["timers"][number]
        throughput = timer.get("throughput")
        if isinstance(throughput, Unknown):
            yield throughput
        elif isinstance(throughput, float) and timer["kind"] == "constant-throughput":
            most = limit.per_minute if limit else None
            told = (
                _mistaken(throughput, timer.get("name"))
                or _sixtyfold(throughput, most)
                or _unreached(throughput, reached.get(number))
            )
            if told:
                details = {"value": counted(throughput), "told": told}
                yield Fault(("timers", number, "throughput"), details)


@check("threads-ramped-up")
def threads_ramped_up(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag a thread group that starts more threads at once than a token has requests.

    Without any ramp-up that is what the limit comes to in a second, with one what it is a minute.
    """
    limit = token_limit(None, context.settings, context.catalogue)
    for number, group in enumerate(subject.body["groups"] if limit else []):
        calling = any(calls_platform(one, context.catalogue.regions) for one in group["samplers"])
        if calling and limit:
            yield from _started(group, number, limit.per_minute)


def _started(group: Mapping[str, Any], number: int, limit: float) -> Iterator[Judgement]:
    threads, ramp_up = group.get("threads"), group.get("ramp_up")
    unknown = next((one for one in (ramp_up, threads) if isinstance(one, Unknown)), None)
    if unknown is not None:
        yield unknown
    elif isinstance(threads, float) and isinstance(ramp_up, float):
        at_once = threads if ramp_up <= 60 else threads * 60 / ramp_up
        if at_once > (limit if ramp_up else limit / 60):
            when = f"within {counted(ramp_up)} s" if ramp_up else "at once"
            details = {"group": str(group.get("name")), "threads": counted(threads), "when": when}
            yield Fault(("groups", number, "ramp_up"), details)


def _pacing(plan: View, regions: Regions) -> set[int]:
    """The timers over requests to the platform."""
    return {
        number
        for group in plan.body["groups"]
        for one in group["samplers"]
        if calls_platform(one, regions)
        for number in one["timers"]
    }


def _mistaken(throughput: float, name: object) -> str | None:
    """What the timer's name says in place of the throughput, where that is 60 times off."""
    label = _LABEL.search(name) if isinstance(name, str) else None
    if label is None:
        return None
    meant = float(label["count"]) * _MINUTE[label["unit"][0].lower()]
    if throughput not in {meant * 60, meant / 60}:
        return None
    return (
        f"{counted(throughput / 60)} a second, and not the {label[0].strip()} of its name, "
        f"which is written {counted(meant)}"
    )


def _sixtyfold(throughput: float, limit: float | None) -> str | None:
    a_second = throughput / 60
    if limit is None or throughput <= limit or a_second > limit or a_second != round(a_second):
        return None
    return f"so {counted(a_second)} a second; {counted(a_second)} a minute is {counted(a_second)}"


def _reached(plan: View) -> Mapping[int, Pace | None]:
    """What waiting threads can make at most, by the timers that pace a single group."""
    groups: dict[int, set[int]] = {}
    for place, group in enumerate(plan.body["groups"]):
        for one in group["samplers"]:
            for number in one["timers"]:
                groups.setdefault(number, set()).add(place)
    waiting = [_waiting(group, plan) for group in plan.body["groups"]]
    return {
        number: waiting[min(places)]
        for number, places in groups.items()
        if len(places) == 1 and plan.body["timers"][number].get("mode") != "thread"
    }


def _waiting(group: Mapping[str, Any], plan: View) -> Pace | None:
    requests = [one for one in group["samplers"] if "pause" not in one and "once" not in one]
    return slowest(GroupPace(group, requests, plan.body["timers"], ()).delays())


def _unreached(throughput: float, waiting: Pace | None) -> str | None:
    """Why the threads of the only group under a timer come to less."""
    if waiting is None or waiting.per_minute is None or waiting.per_minute >= throughput:
        return None
    return f"and {waiting.how} make {counted(waiting.per_minute)} at most"
