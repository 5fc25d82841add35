"""Run one command and say what it took; a program of its own, started by `processes.py`.

    python -I -S once.py SECONDS OUTPUT COMMAND...

It runs COMMAND in the current folder with its output in the file OUTPUT, ends it and all that it
started after SECONDS, and prints six numbers: the exit status (-1 where it was ended), seconds by
the clock, seconds of processor time of the process and of those it waited for, the most bytes that
one process held in memory, the most that all of them held together (0 where no more than one was
seen), and how many were seen at once.

It is a program of its own because a process inherits the peak of the one that starts it: this
one stays below what `python -c pass` takes.
"""

from __future__ import annotations

import os
import signal
import sys
import time

_FIRST, _EVERY = 0.1, 0.25
"""Seconds until the processes are looked at, and between two looks."""
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ru_maxrss."""


class _Watch:
    """Looks at a process and its descendants, and ends them when their time is up."""

    def __init__(self, child: int, seconds: float) -> None:
        self.child = child
        self.end = time.monotonic() + seconds
        self.together = 0
        self.seen = 1
        self.ended = False
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, _FIRST, _EVERY)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _look(self, _signal: int, _frame: object) -> None:
        if time.monotonic() > self.end:
            self.ended = True
            os.killpg(self.child, signal.SIGKILL)
            return
        family = _family(self.child)
        if len(family) > 1:
            self.seen = max(self.seen, len(family))
            self.together = max(self.together, sum(map(_share, family)))


def _family(process: int) -> list[int]:
    """A process and all that descend from it, where the system tells."""
    try:
        with open(f"/proc/{process}/task/{process}/children") as file:
            children = [int(word) for word in file.read().split()]
    except OSError:
        children = []
    return [process, *(one for child in children for one in _family(child))]


def _share(process: int) -> int:
    """The bytes of a process, and its share of what it has in common with others."""
    try:
        with open(f"/proc/{process}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return 0


def _start(command: list[str], output: str) -> int:
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.execvp(command[0], command)
    finally:
        os._exit(127)


def main() -> None:
    """Run what the arguments say."""
    seconds, output, *command = sys.argv[1:]
    begin = time.perf_counter()
    child = _start(command, output)
    watch = _Watch(child, float(seconds))
    _, status, used = os.wait4(child, 0)
    took = time.perf_counter() - begin
    watch.stop()
    code = -1 if watch.ended else os.waitstatus_to_exitcode(status)
    busy = used.ru_utime + used.ru_stime
    print(code, took, busy, used.ru_maxrss * _UNIT, watch.together, watch.seen)  # noqa: T201


main()
