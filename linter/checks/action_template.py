"""What running a data action on paper brings to light."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from typing import Any

from linter.actions.faults import TemplateFault
from linter.actions.judges import JUDGES
from linter.checks.context import Context
from linter.checks.on_paper import SUPPLIED, action_of
from linter.checks.registry import Options, check
from linter.checks.template_words import words
from linter.model import Fault, Judgement, Unknown, View, first_unknown


@check("action-template")
def action_template(subject: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Judge a data action's templates by the judge that the option `judge` names.

    Where the judge finds nothing, the first unknown among the parts that `reads` lists (as in
    `request.headers`) tells why that is no pass. Inputs whose names fit `spared_inputs` are let be.
    """
    if subject.body.get("kind") == SUPPLIED:
        return
    action = action_of(subject, context)
    faults = list(JUDGES[options["judge"]](action))
    if faults and "spared_inputs" in options:
        spared = re.compile(options["spared_inputs"])
        faults = [one for one in faults if not spared.search(one.details.get("input", ""))]
    for fault in faults:
        yield _placed(fault, subject)
    if not faults and not action.known:
        yield from _unknowns(subject.body, options["reads"])


def _placed(fault: TemplateFault, subject: View) -> Fault:
    details = words(fault)
    if fault.on_key or fault.start >= fault.end:
        return Fault(fault.path, details, on_key=fault.on_key)
    where = subject.spans.within(fault.path, fault.start, fault.end)
    return Fault(fault.path, details, span=where)


def _unknowns(body: Any, parts: list[str]) -> Iterator[Unknown]:
    """The first unknown at or below one of the parts, or on the way to it."""
    found = (first_unknown(reduce(_below, part.split("."), body)) for part in parts)
    unknown = next((one for one in found if one is not None), None)
    if unknown is not None:
        yield unknown


def _below(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return value.get(key)
    return value if isinstance(value, Unknown) else None
