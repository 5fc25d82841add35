"""Velocity that Terraform takes for its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linter.actions.body import MAP
from linter.actions.tools import LIVE, TOOLS
from linter.checks.context import Context
from linter.checks.on_paper import action_of
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Span, Unknown, View

_NAMES = frozenset({"input", "Input", "rawResult", *TOOLS, *LIVE})
"""What Velocity knows in a data action; none of them is a Terraform resource's type."""
_ROOT = re.compile(r"[A-Za-z_][\w-]*")
_NOT_GIVEN = re.compile(r"the template is given no '(\w+)'")
"""Why templatefile() has no answer, as the evaluator says it."""


@check("escaped-interpolation")
def escaped_interpolation(
    subject: View, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each `${...}` of a template that Terraform looks up although Velocity was meant."""
    action = action_of(subject, context)
    if action.known or not subject.type.startswith("genesyscloud_"):
        return
    names = _NAMES | set(action.keys(MAP) or ())
    flagged: set[Span | None] = set()
    for part in ("request", "response"):
        for path, unknown in _unknowns(subject.body.get(part), (part,)):
            not_given = _NOT_GIVEN.search(unknown.reason)
            if not_given and not_given[1] in names:
                yield Fault(path, {"value": not_given[1]})
            elif _is_velocity(unknown, names) and unknown.span not in flagged:
                flagged.add(unknown.span)
                yield Fault(path, {"value": unknown.expression}, span=unknown.span)


def _unknowns(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Unknown]]:
    """Every unknown in a value, those that a text consists of one by one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _unknowns(inner, (*path, key))
    elif isinstance(value, Unknown):
        pieces = [part for part in value.parts if isinstance(part, Unknown)]
        yield from ((path, piece) for piece in pieces or [value])


def _is_velocity(unknown: Unknown, names: set[str] | frozenset[str]) -> bool:
    """Whether an expression begins with one of Velocity's names; a mapped name stands alone."""
    if unknown.refers_to:
        return False
    root = _ROOT.match(unknown.expression)
    if root is None or root[0] not in names:
        return False
    return root[0] in _NAMES or root[0] == unknown.expression
