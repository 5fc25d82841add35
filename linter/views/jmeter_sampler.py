"""HTTP requests and pauses of a JMeter plan."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from linter.model import Unknown
from linter.views.field import Field, Layout, Part
from linter.views.jmeter_element import TestElement
from linter.views.jmeter_scope import CROWDED, Scope
from linter.views.jmeter_tokens import TokenSources
from linter.views.jmeter_value import number, resolved

_REQUESTS: Final = frozenset({"HTTPSamplerProxy", "HTTPSampler", "HTTPSampler2"})
_SCHEMES: Final = ("http://", "https://")
_HOST: Final = re.compile(
    r"https?://(?P<host>[^/?#:@\s]+)(?::\d*)?(?P<path>(?:[/?#].*)?)", re.DOTALL | re.IGNORECASE
)
_LOGIN: Final = "/oauth/token"
_PAUSE: Final = "1"
"""The action of a Flow Control Action that waits."""


def sampler(element: TestElement, scope: Scope, tokens: TokenSources) -> Layout:
    """The canonical form of an HTTP request or a pause; None for any other element."""
    if element.type in _REQUESTS:
        return _request(element, scope, tokens)
    if element.type == "TestAction":
        return _pause(element, scope)
    return None


def _request(element: TestElement, scope: Scope, tokens: TokenSources) -> Layout:
    host, path = _address(
        scope.requested(element, "HTTPSampler.domain"), scope.requested(element, "HTTPSampler.path")
    )
    if scope.crowded:
        host, path = host.holding(CROWDED), path.holding(CROWDED)
    header = scope.header("Authorization")
    token = tokens.of(header.value if header else None)
    layout: dict[str, Layout] = {
        "name": element.name,
        "method": scope.requested(element, "HTTPSampler.method"),
        "host": host,
        "path": path,
        "token": token if isinstance(token, str) else element.field.holding(token),
        **_run(element, scope),
    }
    if header is not None:
        layout["authorization"] = header
    if isinstance(path.value, str) and path.value.split("?")[0].endswith(_LOGIN):
        layout["parameters"] = _parameters(element, scope)
    return Part(element.field, layout)


def _parameters(element: TestElement, scope: Scope) -> list[Layout]:
    """What a request sends: named parameters, or its body as one without a name."""
    rows = element.inner("HTTPsampler.Arguments").rows("Arguments.arguments")
    return [
        {
            "name": row.setting("Argument.name"),
            "value": resolved(row.setting("Argument.value"), scope.variables),
        }
        for row in rows
    ]


def _address(host: Field, path: Field) -> tuple[Field, Field]:
    """The host and path; the path may be a whole URL, which then counts alone."""
    written = path.value
    start = next(iter(written.parts), "") if isinstance(written, Unknown) else written
    if isinstance(start, str) and start.strip().lower().startswith(_SCHEMES):
        return _cut(start.strip(), path)
    if isinstance(host.value, str):
        host = host.holding(host.value.strip().lower().removeprefix("https://").rstrip("/"))
    return host, path


def _cut(url: str, path: Field) -> tuple[Field, Field]:
    """The host and path of a URL, of which not all need be known."""
    found = _HOST.match(url)
    if found is None or "$" in found["host"]:
        return path.holding(Unknown("the URL is malformed, or its host a variable")), path
    rest: str | Unknown = found["path"]
    if isinstance(path.value, Unknown):
        rest = replace(path.value, parts=(found["path"],))
    return path.holding(found["host"].lower()), path.holding(rest)


def _pause(element: TestElement, scope: Scope) -> Layout:
    if element.setting("ActionProcessor.action").value != _PAUSE:
        return None
    pause = number(element.setting("ActionProcessor.duration"), scope.variables)
    layout: dict[str, Layout] = {
        "name": element.name,
        "pause": pause,
        **_run(element, scope),
    }
    return Part(element.field, layout)


def _run(element: TestElement, scope: Scope) -> dict[str, Layout]:
    """What delays a sampler, and how often it runs."""
    layout: dict[str, Layout] = {
        "timers": list(scope.timers),
        "times": element.field.holding(scope.times),
    }
    return {**layout, "once": True} if scope.once else layout
