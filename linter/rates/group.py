"""The pace of one thread group of a load plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from linter.model import KeyPath, Unknown, first_unknown
from linter.rates.limit import counted
from linter.rates.pace import Pace, slowest

_THROUGHPUT: Final = frozenset({"constant-throughput", "precise-throughput", "shaping"})
_MINUTE_MS: Final = 60_000
_PERIODS: Final[Mapping[float, str]] = {1: "a second", 60: "a minute", 3600: "an hour"}


@dataclass(frozen=True, slots=True)
class GroupPace:
    """A thread group, those of its requests that go to the platform, and the plan's timers."""

    group: Mapping[str, Any]
    requests: Sequence[Mapping[str, Any]]
    timers: Sequence[Mapping[str, Any]]
    path: KeyPath

    def pace(self) -> Pace:
        """The tightest of the bounds; without a number where there is none."""
        bounds = [*self._throughput(), *self.delays(), *self._arrivals(), *self._loops()]
        if "absent" in self.group:
            bounds.append(self._unbounded(self.group["absent"]))
        found = slowest(bounds)
        unknown = next((one.unknown for one in bounds if one.unknown is not None), None)
        tokens = self._tokens()
        if isinstance(tokens, Unknown):
            unknown, tokens = tokens, 1
        if found is None:
            return Pace(None, "nothing paces it", self.path, unknown, tokens=tokens)
        return found._replace(unknown=unknown, tokens=tokens)

    def _throughput(self) -> Iterator[Pace]:
        """What throughput timers allow, where each request has one."""
        of_each = [self._timer_of(one) for one in self.requests]
        if any(one is None for one in of_each):
            scripted = (self.timers[n] for one in self.requests for n in one["timers"])
            if any(one["kind"] == "scripted" for one in scripted):
                yield self._unbounded(Unknown("a timer of the plan is a script"))
            return
        paces = list({one.path: one for one in of_each if one is not None}.values())
        if len(paces) == 1:
            yield paces[0]
        elif all(one.per_minute is not None for one in paces):
            total = sum(one.per_minute or 0 for one in paces)
            yield Pace(total, "; ".join(one.how for one in paces), paces[0].path)
        else:
            yield self._unbounded(next(one.unknown for one in paces if one.unknown is not None))

    def _timer_of(self, request: Mapping[str, Any]) -> Pace | None:
        """The tightest throughput timer over a request; an unknown one where none is known."""
        paces = [
            self._timed(number)
            for number in request["timers"]
            if self.timers[number]["kind"] in _THROUGHPUT
        ]
        return slowest(paces) or next(iter(paces), None)

    def _timed(self, number: int) -> Pace:
        timer, path = self.timers[number], ("timers", number, "throughput")
        threads, mode = self.group.get("threads"), timer.get("mode")
        needed = [timer.get("throughput"), timer.get("period"), mode]
        needed += [threads] if mode == "thread" else []
        unknown = next((one for one in needed if isinstance(one, Unknown)), None)
        throughput, period = timer.get("throughput"), timer.get("period")
        if unknown is not None or not throughput or not period:
            return self._unbounded(unknown or Unknown("the timer gives no throughput"), path)
        rate = 60 * throughput / period
        unit = _PERIODS.get(period, f"in {counted(period)} s")
        how = f"throughput {counted(throughput)} {unit}"
        if mode == "thread" and isinstance(threads, float):
            return Pace(rate * threads, f"{how} in each of {counted(threads)} threads", path)
        return Pace(rate, how, path, timer=number if mode == "plan" else None)

    def delays(self) -> Iterator[Pace]:
        """What threads that wait in each round can make at most."""
        waits = [(one["times"], wait) for one in self._in_each_round() for wait in self._waits(one)]
        if not waits:
            return
        threads, often = self.group.get("threads"), self._often()
        unknown = first_unknown([*waits, threads, often, self.group.get("absent")])
        if unknown is not None:
            yield self._unbounded(unknown)
        elif (
            isinstance(threads, float)
            and (waiting := sum(times * wait for times, wait in waits)) > 0
        ):
            rounds = threads * _MINUTE_MS / waiting
            how = f"{counted(threads)} threads that wait {counted(waiting)} ms in each round"
            yield Pace(rounds * often, how, (*self.path, "threads"))

    def _in_each_round(self) -> Iterator[Mapping[str, Any]]:
        return (one for one in self.group["samplers"] if "once" not in one)

    def _often(self) -> Any:
        """How many requests a round makes; unknown where one of them is."""
        times = [one["times"] for one in self.requests]
        return first_unknown(times) or sum(times)

    def _waits(self, sampler: Mapping[str, Any]) -> Iterator[Any]:
        if "pause" in sampler:
            yield sampler["pause"]
        for number in sampler["timers"]:
            if "delay" in self.timers[number]:
                yield self.timers[number]["delay"]

    def _arrivals(self) -> Iterator[Pace]:
        rate, often = self.group.get("arrivals"), self._often()
        path = (*self.path, "arrivals")
        unknown = first_unknown([rate, often])
        if isinstance(rate, float) and unknown is None:
            how = f"{counted(rate)} arrivals a minute, each of {counted(often)} requests"
            yield Pace(rate * often, how, path)
        elif rate is not None:
            yield self._unbounded(unknown or Unknown("the arrivals are no number"), path)

    def _loops(self) -> Iterator[Pace]:
        """A group that makes so many requests in all makes no more in a minute."""
        if "loops" not in self.group:
            return
        threads, loops, often = self.group.get("threads"), self.group["loops"], self._often()
        unknown = first_unknown([threads, loops, often])
        if unknown is not None:
            yield self._unbounded(unknown)
        elif isinstance(threads, float) and isinstance(loops, float):
            total = threads * loops * often
            how = f"{counted(total)} requests in all from {counted(threads)} threads"
            yield Pace(total, how, (*self.path, "threads"))

    def _tokens(self) -> float | Unknown:
        """How many tokens the requests are spread over."""
        kinds = [one["token"] for one in self.requests]
        unknown = next((one for one in kinds if isinstance(one, Unknown)), None)
        threads = self.group.get("threads")
        if unknown is not None or set(kinds) != {"thread"}:
            return unknown if unknown is not None else 1
        return threads if isinstance(threads, float | Unknown) else 1

    def _unbounded(self, unknown: Unknown, path: KeyPath | None = None) -> Pace:
        return Pace(None, "", path or self.path, unknown)
