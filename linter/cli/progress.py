"""How far a long run has come, on a terminal and nowhere else."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Final

import click

PATIENCE: Final = 2.0
"""Seconds after which people want to know how long it will take."""


_CLEAN: Final = "\r\x1b[K\x1b[?25h"
"""Frees the line for the report, and shows the cursor, which click hides beside a bar."""


class Progress:
    """A bar on standard error, from the third second of a run on; gone when the run ends."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._start = time.monotonic()
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        """So much of all there is to do is done."""
        if not self._shown or (self._bar is None and self._waited() < PATIENCE):
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label="gclint", file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            click.echo(_CLEAN, nl=False, err=True, color=True)
            self._bar.finish()

    def _waited(self) -> float:
        return time.monotonic() - self._start
