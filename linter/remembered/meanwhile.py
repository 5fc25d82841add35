"""Looks that another process takes, while this one imports what it will need.

Thousands of files take as long to look at as gclint's modules take to load.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from linter.remembered.looks import Looks, state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from linter.remembered.walk import Look

    Read = Callable[[str], Look]

WORTH = 2_000
"""Looks from which on another process pays: they take ten times as long as starting it does."""
_DONE = "."


def look_meanwhile(lines: Sequence[str], read: Read, looks: Looks) -> None:
    """Have `looks` know what another process sees where lines point to, by the time that it is
    asked. Where there is no second processor to do so, it looks for itself."""
    if len(lines) < WORTH or sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _say_what_differs(lines, read, writing)
    os.close(writing)
    looks.expect(lambda: _looked(lines, read, reading, child))


def _say_what_differs(lines: Sequence[str], read: Read, writing: int) -> None:
    """The other process: it says what is not as the lines have it, and ends."""
    try:
        looks, told = Looks(), []
        for number, line in enumerate(lines):
            one = read(line)
            now = state(looks, one.kind, one.path)
            if now != one.state:
                told.append(f"{number} {now}\n")
        with open(writing, "w", encoding="ascii") as pipe:
            pipe.write("".join((*told, _DONE)))
    finally:
        os._exit(0)


def _looked(lines: Sequence[str], read: Read, reading: int, child: int) -> Iterator[Look]:
    """What the other process saw; nothing where it ended before it was done."""
    with open(reading, encoding="ascii") as pipe:
        told = pipe.read()
    with suppress(ChildProcessError):  # whoever started gclint may have it wait for none
        os.waitpid(child, 0)
    *changes, end = told.split("\n")
    if end != _DONE:
        return
    now = {int(number): seen for number, _, seen in (one.partition(" ") for one in changes)}
    for number, line in enumerate(lines):
        one = read(line)
        yield one._replace(state=now[number]) if number in now else one
