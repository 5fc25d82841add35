"""The requests of a load plan, as calls are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.model import KeyPath, Unknown, View

_USUAL = "GET"
"""What JMeter sends where a request names no method.
https://jmeter.apache.org/usermanual/component_reference.html#HTTP_Request"""

_SCHEMES = ("http://", "https://")

Written = tuple[KeyPath, KeyPath, str | None, str | Unknown]
"""Where an address and its method are written, and both, as far as they are known."""


def requests_of(plan: View) -> Iterator[Written]:
    """Each HTTP request of a `load_plan` view, with its whole address."""
    groups = plan.body.get("groups")
    for number, group in enumerate(groups if isinstance(groups, list) else ()):
        samplers = group.get("samplers") if isinstance(group, dict) else None
        for index, sampler in enumerate(samplers if isinstance(samplers, list) else ()):
            if isinstance(sampler, dict) and isinstance(sampler.get("path"), str | Unknown):
                at: KeyPath = ("groups", number, "samplers", index)
                address = _address(sampler.get("host"), sampler["path"])
                yield (*at, "path"), (*at, "method"), _method(sampler), address


def _method(sampler: dict[str, Any]) -> str | None:
    method = sampler.get("method", _USUAL)
    return (method.strip() or _USUAL) if isinstance(method, str) else None


def _address(host: object, path: str | Unknown) -> str | Unknown:
    if _start(path).startswith(_SCHEMES):
        return path
    if not host or not isinstance(host, str | Unknown):
        host = Unknown("the plan names no host")
    pieces: tuple[str | Unknown, ...] = (
        "https://",
        host,
        "" if _start(path)[:1] == "/" else "/",
        path,
    )
    unknown = next((one for one in pieces if isinstance(one, Unknown)), None)
    if unknown is None:
        return "".join(one for one in pieces if isinstance(one, str))
    parts = tuple(_parts(pieces))
    return Unknown(unknown.reason, unknown.expression, parts=parts)


def _parts(pieces: tuple[str | Unknown, ...]) -> Iterator[str | Unknown]:
    for one in pieces:
        yield from one.parts or (one,) if isinstance(one, Unknown) else (one,)


def _start(path: str | Unknown) -> str:
    """How a path begins, as far as that is known."""
    first = path if isinstance(path, str) else next(iter(path.parts), "")
    return first.lstrip().lower() if isinstance(first, str) else ""
