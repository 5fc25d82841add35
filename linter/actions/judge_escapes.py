"""Inputs that break the JSON or the URL which they are put into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.actions import json_text
from linter.actions.body import BODY, URL, Action
from linter.actions.context import request_names
from linter.actions.cover import Occurrence, occurrences, only_through
from linter.actions.faults import TemplateFault
from linter.actions.judge_request import is_json
from linter.actions.names import uses
from linter.actions.partly import Reading
from linter.actions.render import renderings
from linter.actions.samples import HAZARD, free_text, ordinary_call
from linter.actions.tools import JSON_ESCAPES, URL_ESCAPES
from linter.actions.values import Undecided, Value
from linter.model import KeyPath
from linter.readers.velocity.syntax import Template

URL_HAZARD = "zq&zq zq#zq"
"""A text with what changes a URL: an ampersand, a blank and a hash."""


def unescaped_input(
    action: Action, spared: re.Pattern[str] | None = None
) -> Iterator[TemplateFault]:
    """Inputs of free text that reach a JSON string or the URL as they are.

    Inputs whose names match `spared` are not reported.
    """
    if action.inputs is None or not any(map(free_text, action.inputs.values())):
        return
    for path, one, hazard in _exposed(action):
        template = one.template
        calm = request_names(_values(action.inputs, "text"))
        wild = request_names(_values(action.inputs, hazard))
        pairs = zip(occurrences(template, calm), occurrences(template, wild), strict=False)
        for before, after in pairs:
            name = _culprit(before, after, path, template)
            if name is None or (spared is not None and spared.search(name)):
                continue
            reference = after.reference
            details = {"input": name, "value": hazard, "rendered": str(after.text)}
            start = one.offset(reference.start + reference.escapes)
            end = one.offset(reference.end)
            yield TemplateFault(path, start, end, "unescaped-input", details)


def _exposed(action: Action) -> Iterator[tuple[KeyPath, Reading, str]]:
    """The templates that print more than what was escaped for where it goes, each with a hazard."""
    url, body = action.readings.get(URL), action.readings.get(BODY)
    if url is not None and not only_through(url.template, URL_ESCAPES):
        yield URL, url, URL_HAZARD
    if body is None or body.template.faults or action.method is None:
        return
    if only_through(body.template, JSON_ESCAPES):
        return
    names = request_names(_values(action.inputs or {}, "text"))
    first = next(iter(renderings(body.template, names)), None)
    if first is not None and is_json(action, first.text):
        yield BODY, body, HAZARD


def _values(inputs: Mapping[str, Any], text: str) -> dict[str, Value]:
    ordinary = dict(ordinary_call(inputs).values)
    return {name: text if free_text(inputs[name]) else value for name, value in ordinary.items()}


def _culprit(
    before: Occurrence, after: Occurrence, path: KeyPath, template: Template
) -> str | None:
    """The input that breaks its surroundings when it holds a hazard; None where none does."""
    if isinstance(after.text, Undecided) or before.text == after.text:
        return None
    if path == URL:
        raw = any(part in after.text for part in ("zq&zq", "zq zq", "zq#zq"))
        if not raw or _in_host(template.text[: after.reference.start]):
            return None
    elif not after.inside or json_text.fits_string(after.text):
        return None
    found, _ = uses([after.reference])
    return found[0].name if found else after.reference.name


def _in_host(before: str) -> bool:
    """Whether the URL so far has not come to its path, where escaping would do harm."""
    _, scheme, rest = before.rpartition("://")
    return "/" not in (rest if scheme else before) and not before.startswith("/")
