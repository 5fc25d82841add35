"""The request as it would be sent: whether its body is JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from linter.actions import json_text
from linter.actions.body import BODY, Action
from linter.actions.budget import Budget
from linter.actions.context import RESERVED, request_names
from linter.actions.faults import TemplateFault
from linter.actions.rendered import Piece, Rendered
from linter.actions.samples import (
    HAZARD,
    Scenario,
    free_text,
    ordinary_call,
    range_of,
    required_names,
    samples,
)
from linter.actions.slots import always_json
from linter.actions.solve import branch_scenarios
from linter.actions.values import AssumedText, Value
from linter.readers.velocity.syntax import Property, Reference, Template

MOST_FAULTS = 5
"""Faults of Velocity reported for one template."""
EXCERPT = 32
"""Characters of the rendered text shown on either side of a fault."""

_RAW_NAME = re.compile(
    r"json|body|payload|raw|object|array|list|filter|predicate|query|data|param|attribute|fields"
    r"|items|map|id$|ids$|count|size|number|num$|page|limit|max|min|amount|total|price|time|date"
    r"|duration|second|minute|hour|day|flag|enable|active|^is|^has|bool|score|rank|priority|value",
    re.IGNORECASE,
)
"""Names of string inputs that may well bring a number, a boolean or JSON of their own, so that it
is right to leave out the quotes around them."""


def malformed_request(action: Action) -> Iterator[TemplateFault]:
    """Templates that Velocity refuses, and a body that is not JSON though it is sent as JSON."""
    for path, template in action.templates.items():
        if action.method == "GET" and path == BODY:
            continue
        for refused in template.faults[:MOST_FAULTS]:
            details = {"problem": refused.message, "rendered": "", "scenario": "", "value": ""}
            yield TemplateFault(
                path, refused.start, refused.end, "malformed-request-template", details
            )
    body = action.templates.get(BODY)
    if body is None or body.faults or action.inputs is None or action.method in (None, "GET"):
        return
    if always_json(body, action.request[BODY].slots, partial(_given, action.contract)):
        return
    budget = Budget()
    for scenario in _scenarios(action, body, action.inputs):
        fault = _malformed(action, body, scenario, budget)
        if fault is not None:
            yield fault
        if fault is not None or budget.spent:
            return


def is_json(action: Action, rendered: str) -> bool:
    """Whether the body goes out as JSON: so its content type says, or its looks where none is."""
    content_type = action.content_type()
    if content_type and "$" not in content_type:
        return "json" in content_type
    return rendered.lstrip()[:1] in ("{", "[")


def excerpt(text: str, at: int) -> str:
    """The rendered text around `at` on one line."""
    start, end = max(at - EXCERPT, 0), at + EXCERPT
    shown = " ".join(text[start:end].split())
    return f"{'...' if start else ''}{shown}{'...' if end < len(text) else ''}"


def _scenarios(action: Action, template: Template, inputs: Mapping[str, Any]) -> Iterator[Scenario]:
    """Ordinary, each branch, then each used input at its edges but for texts to be escaped."""
    read = {use.name for use in action.request[BODY].uses[0]}
    for group in (
        [ordinary_call(inputs)],
        branch_scenarios(template.nodes, inputs),
        samples(action.contract, read),
    ):
        for scenario in group:
            if scenario.values.get(scenario.varied) != HAZARD:
                yield scenario


def _given(contract: Mapping[str, Any], reference: Reference) -> Iterable[Value] | None:
    """What a reference stands for in all scenarios, if it is to one input by name."""
    match reference:
        case Reference(name="input", steps=(Property(name=name),), otherwise=None):
            if name in RESERVED:
                return None
            if name not in contract["properties"]:
                return (None,)
            required = name in required_names(contract)
            values = range_of(contract["properties"][name], required)
            return [value for value in values if value != HAZARD]
    return None


def _malformed(
    action: Action, template: Template, scenario: Scenario, budget: Budget
) -> TemplateFault | None:
    ways = budget.renderings(template, request_names(scenario.values))
    problems = [_problem(action, way) for way in ways]
    if not problems or None in problems:
        return None
    rendered, problem = ways[0], problems[0]
    if problem is None:
        return None
    start, end = rendered.source(problem.at)
    piece = rendered.piece_at(problem.at)
    value = "" if piece is None or piece.written else rendered.text[piece.start : piece.end]
    details = {
        "problem": problem.message,
        "rendered": excerpt(rendered.text, problem.at),
        "scenario": scenario.label,
        "value": value,
    }
    return TemplateFault(BODY, start, end, "malformed-request-template", details)


def _problem(action: Action, rendered: Rendered) -> json_text.Malformed | None:
    """What keeps this rendering from being JSON; None where it is, or where that is in doubt."""
    blank = not rendered.text.strip()
    if blank or not rendered.decided or not is_json(action, rendered.text):
        return None
    _, problem = json_text.parse(rendered.text)
    return None if problem is None or _may_be_raw(action, rendered) else problem


def _may_be_raw(action: Action, rendered: Rendered) -> bool:
    """Whether a text that stands outside of quotes may be JSON of its own when it is live."""
    inside = False
    for piece in rendered.pieces:
        if piece.written:
            inside = json_text.ends_inside(rendered.text[piece.start : piece.end], inside)
        elif inside or not isinstance(piece.value, str):
            continue
        elif isinstance(piece.value, AssumedText) or _raw_input(action, rendered, piece):
            return True
    return False


def _raw_input(action: Action, rendered: Rendered, piece: Piece) -> bool:
    around = rendered.text[: piece.start].rstrip()[-1:] + rendered.text[piece.end :].lstrip()[:1]
    if around in ("", "[]", "{}"):
        return True
    body = action.templates[BODY].text[piece.source_start : piece.source_end]
    names = [name for name in action.inputs or {} if re.search(rf"\b{re.escape(name)}\b", body)]
    return any(free_text((action.inputs or {})[name]) and _RAW_NAME.search(name) for name in names)
