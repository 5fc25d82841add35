"""The way of a value from where it was written to the argument that it is at fault in.

It is followed backwards, name by name, once there is a finding; nothing is kept for it meanwhile
but the expressions themselves.
"""

from __future__ import annotations

from typing import Final

from linter.model import WRITTEN, Span, Step
from linter.terraform.modules.frame import Site, span_of
from linter.terraform.modules.handing import Hop, handed
from linter.terraform.modules.narrowing import narrowed, referred
from linter.terraform.modules.sought import Sought

MOST: Final = 50
"""Names that are followed, one after the other."""


def trail_to(site: Site, sought: Sought) -> tuple[Step, ...]:
    """The stages of the value sought before it comes to `site`, where it was written first.

    Empty where the expression at `site` writes it itself.
    """
    start, behind = site, list[Step]()
    for _ in range(MOST):
        inner, part = narrowed(site, sought)
        if behind:
            behind[-1] = _nearer(behind[-1], site, inner)
        hop = _hop(inner, part)
        if hop is None:
            break
        behind.extend(hop.steps)
        if hop.site is None:
            return tuple(reversed(behind))
        site, sought = hop.site, hop.sought
    written = sought.value.span
    if not behind and span_of(start).covers(written):
        return ()
    return tuple(reversed(_written(behind, written)))


def _nearer(step: Step, site: Site, inner: Site) -> Step:
    """The stage at `site`, shown where in its expression the value comes from."""
    return step._replace(span=span_of(inner)) if step.span == span_of(site) else step


def _hop(site: Site, sought: Sought) -> Hop | None:
    keys = referred(site, sought)
    return None if keys is None else handed(keys, site.frame, sought)


def _written(behind: list[Step], written: Span) -> list[Step]:
    """The stages with the last one, where the value itself stands, in place of what holds it."""
    if behind and behind[-1].span.covers(written):
        return [*behind[:-1], Step(WRITTEN, written, behind[-1].call)]
    return [*behind, Step(WRITTEN, written)]
