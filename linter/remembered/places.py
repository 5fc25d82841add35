"""Where verdicts are told to be."""

from __future__ import annotations

from collections.abc import Iterator

from linter.terraform.modules.folders import folders_of
from linter.units.unit import Judged, Unit


def ways_in(judged: Judged) -> Iterator[str]:
    """The files through which the values of findings came.

    Another file of their units may come to give the same value by another way.
    """
    for finding in judged.findings:
        if any(flow.steps for flow in finding.flows):
            yield from (finding.span.path, finding.home)
            yield from (step.span.path for flow in finding.flows for step in flow.steps)


def places_in(judged: Judged) -> Iterator[str]:
    """All files that verdicts point to or are about."""
    for finding in judged.findings:
        yield from (finding.span.path, finding.home)
    for one in judged.unjudged:
        yield one.span.path
        if one.unknown.span is not None:
            yield one.unknown.span.path
    yield from (one.span.path for one in judged.crashes)
    yield from ways_in(judged)


def overrides_in(unit: Unit) -> Iterator[str]:
    """The files of a unit that may say over again what another one says."""
    for folder in folders_of(unit.paths).values():
        yield from folder.overrides
