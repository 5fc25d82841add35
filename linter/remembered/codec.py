"""What came of a unit as JSON, and back.

Only what differs from an empty `Judged` is written: most units have nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from linter.engine import Crash
from linter.model import CallSite, Finding, Flow, Severity, Span, Step, Unjudged, Unknown, Unread
from linter.suppression import Suppression
from linter.units.unit import Judged

Json = Any
_Any = TypeVar("_Any")


def encoded(judged: Judged) -> Mapping[str, Json]:
    """A `Judged` as what `json.dumps` takes."""
    empty = Judged()
    found = {}
    for name, (encode, _) in _FIELDS.items():
        value = getattr(judged, name)
        if value != getattr(empty, name):
            found[name] = encode(value)
    return found


def decoded(found: Mapping[str, Json]) -> Judged:
    """The `Judged` that was encoded; raises TypeError, ValueError, KeyError or IndexError."""
    return Judged(**{name: _FIELDS[name][1](value) for name, value in found.items()})


def _finding(one: Finding) -> Json:
    return [
        one.policy,
        one.severity.value,
        one.message,
        one.span,
        one.address,
        one.source,
        one.remediation,
        [_flow(flow) for flow in one.flows],
        one.home,
    ]


def _to_finding(found: Json) -> Finding:
    policy, severity, message, span, address, source, remediation, flows, home = found
    return Finding(
        policy=_text(policy),
        severity=Severity(severity),
        message=_text(message),
        span=_to_span(span),
        address=_text(address),
        source=_text(source),
        remediation=_text(remediation),
        flows=tuple(map(_to_flow, flows)),
        home=_text(home),
    )


def _flow(one: Flow) -> Json:
    return [[[call.address, call.span] for call in one.calls], one.trail]


def _to_flow(found: Json) -> Flow:
    calls, trail = found
    return Flow(
        tuple(CallSite(_text(address), _to_span(span)) for address, span in calls),
        tuple(map(_to_step, trail)),
    )


def _to_step(found: Json) -> Step:
    told, span, call = found
    return Step(_text(told), _to_span(span), _text(call))


def _unknown(one: Unknown) -> Json:
    parts = [part if isinstance(part, str) else _unknown(part) for part in one.parts]
    return [one.reason, one.expression, one.span, parts, list(one.refers_to)]


def _to_unknown(found: Json) -> Unknown:
    reason, expression, span, parts, refers_to = found
    read = tuple(part if isinstance(part, str) else _to_unknown(part) for part in parts)
    place = _perhaps(_to_span, span)
    return Unknown(_text(reason), _text(expression), place, read, tuple(map(_text, refers_to)))


def _unjudged(one: Unjudged) -> Json:
    return [one.policy, one.address, _unknown(one.unknown), one.span]


def _to_unjudged(found: Json) -> Unjudged:
    policy, address, unknown, span = found
    return Unjudged(_text(policy), _text(address), _to_unknown(unknown), _to_span(span))


def _crash(one: Crash) -> Json:
    return [one.policy, one.address, one.span, one.error]


def _to_crash(found: Json) -> Crash:
    policy, address, span, error = found
    return Crash(_text(policy), _text(address), _to_span(span), _text(error))


def _suppression(one: Suppression) -> Json:
    until = one.until.isoformat() if one.until else None
    lines = [one.lines.start, one.lines.stop] if one.lines is not None else None
    return [one.policy, one.reason, until, one.span, lines, one.address, one.flaw]


def _to_suppression(found: Json) -> Suppression:
    policy, reason, until, span, lines, address, flaw = found
    return Suppression(
        policy=_text(policy),
        reason=_text(reason),
        until=_perhaps(date.fromisoformat, until),
        span=_to_span(span),
        lines=_perhaps(_to_range, lines),
        address=_perhaps(_text, address),
        flaw=_perhaps(_text, flaw),
    )


def _to_unread(found: Json) -> Unread:
    span, message = found
    return Unread(_to_span(span), _text(message))


def _to_span(found: Json) -> Span:
    path, start, end = found
    return Span(_text(path), _number(start), _number(end))


def _to_range(found: Json) -> range:
    start, stop = found
    return range(_number(start), _number(stop))


def _to_texts(found: Json) -> Mapping[str, str]:
    return {path: _text(reason) for path, reason in dict(found).items()}


def _text(found: Json) -> str:
    if not isinstance(found, str):
        raise TypeError(found)
    return found


def _number(found: Json) -> int:
    if not isinstance(found, int):
        raise TypeError(found)
    return found


def _perhaps(one: Callable[[Json], _Any], found: Json) -> _Any | None:
    return None if found is None else one(found)


def _each(one: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda several: [one(each) for each in several]


def _tuple(one: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda several: tuple(one(each) for each in several)


_FIELDS: Final[Mapping[str, tuple[Callable[[Any], Json], Callable[[Json], Any]]]] = {
    "findings": (_each(_finding), _tuple(_to_finding)),
    "unjudged": (_each(_unjudged), _tuple(_to_unjudged)),
    "crashes": (_each(_crash), _tuple(_to_crash)),
    "unread": (list, _tuple(_to_unread)),
    "suppressions": (_each(_suppression), _tuple(_to_suppression)),
    "secrets": (list, _tuple(_to_span)),
    "passed_over": (dict, _to_texts),
    "unfollowed": (int, _number),
    "shares": (str, _text),
}
"""Each field of `Judged`: to JSON, and from it."""
