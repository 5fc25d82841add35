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
UNREADABLE: Final = (AttributeError, LookupError, TypeError, ValueError)
"""What is raised over what nobody here wrote."""
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
    """The `Judged` that was encoded; raises one of UNREADABLE."""
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
        policy=text_of(policy),
        severity=Severity(severity),
        message=text_of(message),
        span=span_of(span),
        address=text_of(address),
        source=text_of(source),
        remediation=text_of(remediation),
        flows=tuple(map(_to_flow, flows)),
        home=text_of(home),
    )


def _flow(one: Flow) -> Json:
    return [[[call.address, call.span] for call in one.calls], one.trail]


def _to_flow(found: Json) -> Flow:
    calls, trail = found
    return Flow(
        tuple(CallSite(text_of(address), span_of(span)) for address, span in calls),
        tuple(map(_to_step, trail)),
    )


def _to_step(found: Json) -> Step:
    told, span, call = found
    return Step(text_of(told), span_of(span), text_of(call))


def unknown_json(one: Unknown) -> Json:
    """An unknown value as what `json.dumps` takes."""
    parts = [part if isinstance(part, str) else unknown_json(part) for part in one.parts]
    return [one.reason, one.expression, one.span, parts, list(one.refers_to)]


def unknown_of(found: Json) -> Unknown:
    """The unknown value that was written; raises one of UNREADABLE."""
    reason, expression, span, parts, refers_to = found
    read = tuple(part if isinstance(part, str) else unknown_of(part) for part in parts)
    place = _perhaps(span_of, span)
    return Unknown(
        text_of(reason), text_of(expression), place, read, tuple(map(text_of, refers_to))
    )


def _unjudged(one: Unjudged) -> Json:
    return [one.policy, one.address, unknown_json(one.unknown), one.span]


def _to_unjudged(found: Json) -> Unjudged:
    policy, address, unknown, span = found
    return Unjudged(text_of(policy), text_of(address), unknown_of(unknown), span_of(span))


def _crash(one: Crash) -> Json:
    return [one.policy, one.address, one.span, one.error]


def _to_crash(found: Json) -> Crash:
    policy, address, span, error = found
    return Crash(text_of(policy), text_of(address), span_of(span), text_of(error))


def _suppression(one: Suppression) -> Json:
    until = one.until.isoformat() if one.until else None
    lines = [one.lines.start, one.lines.stop] if one.lines is not None else None
    return [one.policy, one.reason, until, one.span, lines, one.address, one.flaw]


def _to_suppression(found: Json) -> Suppression:
    policy, reason, until, span, lines, address, flaw = found
    return Suppression(
        policy=text_of(policy),
        reason=text_of(reason),
        until=_perhaps(date.fromisoformat, until),
        span=span_of(span),
        lines=_perhaps(_to_range, lines),
        address=_perhaps(text_of, address),
        flaw=_perhaps(text_of, flaw),
    )


def _to_unread(found: Json) -> Unread:
    span, message = found
    return Unread(span_of(span), text_of(message))


def span_of(found: Json) -> Span:
    """The span that was written; raises one of UNREADABLE."""
    path, start, end = found
    return Span(text_of(path), _number(start), _number(end))


def _to_range(found: Json) -> range:
    start, stop = found
    return range(_number(start), _number(stop))


def _to_texts(found: Json) -> Mapping[str, str]:
    return {path: text_of(reason) for path, reason in dict(found).items()}


def text_of(found: Json) -> str:
    """What was read if it is a text; raises TypeError."""
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
    "secrets": (list, _tuple(span_of)),
    "passed_over": (dict, _to_texts),
    "unfollowed": (int, _number),
    "shares": (str, text_of),
}
"""Each field of `Judged`: to JSON, and from it."""
