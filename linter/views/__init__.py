"""Resources as domain objects. A policy is written once against a view, not once per format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model import Resource, View
from linter.views.index import ResourceIndex


def views_of(resources: Iterable[Resource]) -> Iterator[View]:
    """Every view that the resources give rise to."""
    index = ResourceIndex(resources)
    for build in _BUILDERS:
        yield from build(index)


_BUILDERS = ()
