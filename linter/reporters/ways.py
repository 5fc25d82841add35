"""How a value came to the place of a finding, in a few lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.model import Flow, Span, Step
from linter.report import Places
from linter.reporters.snippet import printable

MOST = 3
"""Further ways that are named; the others are counted."""

Told = tuple[str, str]
"""A label and what is told under it."""


def ways(flows: Sequence[Flow], places: Places) -> Iterator[Told]:
    """The first way in full, the others by the calls that they lead through.

    Those of values that were written elsewhere come before those of the same one.
    """
    if not flows:
        return
    first, *others = flows
    yield from _way(first, places)
    others.sort(key=lambda flow: flow.written == first.written)
    for flow in others[:MOST]:
        yield "likewise", _briefly(flow, places)
    if others[MOST:]:
        yield "likewise", f"{len(others[MOST:]):,} more"


def _way(flow: Flow, places: Places) -> Iterator[Told]:
    if flow.written:
        yield "written at", _column(flow.written, places)
    passed = ", ".join(_stage(step, places) for step in _worth_telling(flow))
    if passed:
        yield "by way of", passed
    for step in flow.steps[: len(flow.steps) - len(flow.trail)]:
        yield "called by", _stage(step, places)


def _worth_telling(flow: Flow) -> Iterator[Step]:
    """The stages but for the place just told, and the variables that calls set."""
    if flow.trail and not flow.written:
        yield flow.trail[0]
    for before, step in pairwise(flow.trail):
        if not before.call:
            yield step


def _stage(step: Step, places: Places) -> str:
    return f"{printable(step.call or step.told)} ({_line(step.span, places)})"


def _briefly(flow: Flow, places: Places) -> str:
    """Another way to the same place: its last call, and where it starts."""
    start = flow.steps[0].span
    told = f"written at {_column(flow.written, places)}" if flow.written else ""
    name = printable(flow.calls[-1].address) if flow.calls else ""
    return f"{name} ({told or _line(start, places)})" if name else told


def _line(span: Span, places: Places) -> str:
    return f"{printable(span.path)}:{places.position(span.path, span.start).line}"


def _column(span: Span, places: Places) -> str:
    place = places.position(span.path, span.start)
    return f"{printable(span.path)}:{place.line}:{place.column}"
