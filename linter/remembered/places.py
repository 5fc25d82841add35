"""Where verdicts are told to be."""

from __future__ import annotations

from collections.abc import Iterator

from linter.units.unit import Judged


def places_of(judged: Judged) -> Iterator[str]:
    """The files that verdicts point to or are about."""
    for finding in judged.findings:
        yield from (finding.span.path, finding.home)
        yield from (step.span.path for flow in finding.flows for step in flow.steps)
    for one in judged.unjudged:
        yield one.span.path
        if one.unknown.span is not None:
            yield one.unknown.span.path
    yield from (one.span.path for one in judged.crashes)
