"""Fields that look like a legal hold in what is sent to an API."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View

_FIELD = re.compile(r"(?<![A-Za-z0-9])(?:u_)?legal[_-]?hold(?![a-z0-9])", re.IGNORECASE)
_REAL = "deletionprotection"
"""The last step of the path of the operation that does place a hold."""
_RAW = "rawRequest"


@check("no-legal-hold-field")
def no_legal_hold_field(subject: View, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each field named like a legal hold that a data action or a manifest's call sends."""
    if subject.kind == "data_action":
        yield from _action(subject)
        return
    calls = subject.body.get("calls")
    for number, call in enumerate(calls if isinstance(calls, list) else ()):
        if isinstance(call, dict) and _REAL not in str(call.get("path")):
            yield from _body(subject, ("calls", number, "body"), call.get("body"))


def _action(action: View) -> Iterator[Judgement]:
    request = action.body.get("request")
    if isinstance(request, Unknown):
        yield request
    if not isinstance(request, dict) or _REAL in _known(request.get("url_template")):
        return
    template = request.get("body_template")
    if template is None or _RAW in _known(template):
        yield from _inputs(action)
    yield from _text(action, ("request", "body_template"), template)


def _inputs(action: View) -> Iterator[Judgement]:
    """The inputs of an action that sends all of them as they come."""
    schema = action.body.get("input_schema")
    declared = schema.get("properties") if isinstance(schema, dict) else schema
    if isinstance(declared, Unknown):
        yield declared
    for name in declared if isinstance(declared, dict) else ():
        if _FIELD.search(name):
            yield Fault(("input_schema", "properties", name), {"key": name}, on_key=True)


def _body(manifest: View, path: KeyPath, body: Any) -> Iterator[Judgement]:
    """The keys of a sample body, however deep, and the text of a body that is a template."""
    waiting: list[tuple[KeyPath, Any]] = [(path, body)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, dict):
            for key in value:
                if _FIELD.search(str(key)):
                    yield Fault((*place, key), {"key": str(key)}, on_key=True)
            waiting.extend(((*place, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend(((*place, number), inner) for number, inner in enumerate(value))
        elif place == path:
            yield from _text(manifest, place, value)


def _text(subject: View, path: KeyPath, text: Any) -> Iterator[Judgement]:
    """Flag the first such name in a template; an unknown one that has none in what is known."""
    found = _FIELD.search(_known(text))
    if found and isinstance(text, str):
        span = subject.spans.within(path, found.start(), found.end())
        yield Fault(path, {"key": found[0]}, span=span)
    elif found:
        yield Fault(path, {"key": found[0]})
    elif isinstance(text, Unknown):
        yield text


def _known(text: object) -> str:
    """A text as far as it is known."""
    if isinstance(text, Unknown):
        return "".join(part for part in text.parts if isinstance(part, str))
    return text if isinstance(text, str) else ""
