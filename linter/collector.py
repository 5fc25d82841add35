"""The garbage collector, kept from looking through millions of live objects again and again.

Measured on an export of 5 MB: at Python's own threshold its passes take a third of a run's time,
and those of the interpreter's way out another third, to find nothing. Where little is to be done,
passes over modules that were just imported are a fifteenth of it.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

ALLOCATIONS: Final = 5_000_000
"""Net allocations between two passes of a run: an estate lives to its end and forms no cycles.
What garbage there is in cycles still goes."""

MANY: Final = 500_000
"""Objects that a run leaves behind from which the passes after it leave them out."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let the collector run seldom; afterwards it runs as often as it did before."""
    before = gc.get_threshold()
    gc.set_threshold(ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        if gc.get_count()[0] > MANY:
            gc.freeze()
        gc.set_threshold(*before)


atexit.register(gc.freeze)
