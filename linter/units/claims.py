"""Numbered work that several processes take from, each piece once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import Any, Final

PATIENCE: Final = 10.0
"""Seconds to wait for another process that takes a piece, which takes it millionths of one."""


class Stuck(Exception):
    """Another process ended while it took a piece."""


class Claims:
    """Pieces that nobody has begun: one process takes the first of them, others the last."""

    def __init__(self, count: int, context: BaseContext) -> None:
        """`count` pieces, for processes that `context` starts; raises OSError."""
        self._left: Any = context.Array("i", [0, count])

    def first(self) -> int | None:
        """Take the first piece; None where none is left. Raises Stuck."""
        with self._locked() as left:
            start, end = left
            if start >= end:
                return None
            left[0] = start + 1
            return int(start)

    def last(self) -> int | None:
        """Take the last piece; None where none is left. Raises Stuck."""
        with self._locked() as left:
            start, end = left
            if start >= end:
                return None
            left[1] = end - 1
            return int(end) - 1

    @contextmanager
    def _locked(self) -> Iterator[Any]:
        lock = self._left.get_lock()
        if not lock.acquire(timeout=PATIENCE):
            raise Stuck
        try:
            yield self._left.get_obj()
        finally:
            lock.release()
