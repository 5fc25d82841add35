"""The garbage collector, kept from looking through millions of live objects again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

ALLOCATIONS: Final = 5_000_000
"""Net allocations between two passes of a run. An estate is millions of objects that live to its
end and form no cycles; at Python's own 700 the passes took a third of a run's time (measured on an
export of 5 MB), at a million a twentieth. What garbage there is in cycles still goes."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let the collector run seldom; afterwards it runs as often as it did before."""
    before = gc.get_threshold()
    gc.set_threshold(ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
