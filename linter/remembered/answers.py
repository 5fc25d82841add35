"""What gclint printed, for as long as everything that it looked at is as it was.

An answer goes by the arguments, the working folder and whatever else of the surroundings shows in
it. With it is kept the state of each file and folder that had a part in it, also of those that
were not there; it is given again when all of them are the same.
"""

from __future__ import annotations

import os
import sys
import time
from typing import NamedTuple

from linter.remembered.digest import digest, digest_of
from linter.remembered.looks import Looks
from linter.remembered.place import folder, trusted
from linter.remembered.tool import tool

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUFFIX = ".gclint-answer"
_FORM = "gclint answer 1"
_SHOWING = ("COLUMNS", "NO_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "TERM")
"""Variables of the environment that a report may depend on."""
_READING = "TF_VAR_"
"""Begins those that `--env` reads."""


class Answer(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


class Look(NamedTuple):
    """Something that was looked at, and how it was."""

    kind: str
    """`file`, `listing` or `below`, as `Looks` has them."""
    path: str
    state: str


def recall(arguments: Sequence[str], looks: Looks) -> Answer | None:
    """The answer to a command, if it is remembered and still holds."""
    place = folder()
    if place is None:
        return None
    try:
        with open(_file(place, arguments), "rb") as file:
            text = file.read().decode("utf-8", "surrogateescape")
    except OSError:
        return None
    return _read(text, place, looks)


def keep(arguments: Sequence[str], root: str, looked: Iterable[Look], answer: Answer) -> None:
    """Remember an answer; does nothing where there is no folder to keep it in."""
    from linter.remembered.writing import write

    lines = [f"{one.kind} {one.state}\t{_short(one.path, root)}" for one in looked]
    if any("\n" in line for line in lines):  # a path that no line can hold
        return
    head = [str(answer.status), str(len(lines)), str(len(answer.out))]
    body = "\n".join([root, tool(), *head, *lines, ""]) + answer.out + answer.err
    data = body.encode("utf-8", "surrogateescape")
    place = folder()
    if place is not None:
        written = f"{_FORM} {digest(data)}\n".encode() + data
        write(_file(place, arguments), written, root)


def _file(place: str, arguments: Sequence[str]) -> str:
    return os.path.join(place, digest_of([*arguments, *_surroundings(arguments)]) + SUFFIX)


def _surroundings(arguments: Sequence[str]) -> list[str]:
    """What of the day, the terminal and the environment shows in an answer."""
    names = [name for name in _SHOWING if name in os.environ]
    if "--env" in arguments:
        names += sorted(name for name in os.environ if name.startswith(_READING))
    told = [f"{name}={os.environ[name]}" for name in names]
    day = time.strftime("%Y-%m-%d")
    return [os.getcwd(), day, str(_width()), str(sys.stdout.encoding), *told]


def _width() -> int:
    """The columns of the terminal; 0 where the report goes elsewhere."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    except (OSError, ValueError):
        return 0


def _short(path: str, root: str) -> str:
    start = root.rstrip(os.sep) + os.sep
    return path.removeprefix(start)


def _read(text: str, place: str, looks: Looks) -> Answer | None:
    head, _, body = text.partition("\n")
    if head != f"{_FORM} {digest(body.encode('utf-8', 'surrogateescape'))}":
        return None
    root, program, status, count, length, rest = body.split("\n", 5)
    *lines, printed = rest.split("\n", int(count))
    if not trusted(place, root) or program != tool() or not _same(lines, root, looks):
        return None
    return Answer(int(status), printed[: int(length)], printed[int(length) :])


def _same(lines: Sequence[str], root: str, looks: Looks) -> bool:
    """Whether all that was looked at is as it was; looks at all of it, as a run would have to."""
    same = True
    of = {"file": looks.file, "listing": looks.listing, "below": looks.below}
    for line in lines:
        kind, _, rest = line.partition(" ")
        state, _, path = rest.partition("\t")
        same = of[kind](os.path.join(root, path)) == state and same
    return same
