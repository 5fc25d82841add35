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

from linter.remembered.digest import digest_of
from linter.remembered.looks import Looks, state
from linter.remembered.place import folder, trusted
from linter.remembered.sealed import sealed, unsealed
from linter.remembered.tool import tool

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

SUFFIX = ".gclint-answer"
_FORM = "gclint answer 2"
_SHOWING = ("COLUMNS", "LINES", "NO_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "TERM")
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
    """`file`, `listing`, `below` or `place`, as `Looks` has them."""
    path: str
    state: str


def recall(arguments: Sequence[str], looks: Looks) -> Answer | None:
    """The answer to a command, if it is remembered and still holds."""
    file = file_for(arguments)
    if file is None:
        return None
    try:
        with open(file, "rb") as opened:
            data = opened.read()
        answer = _read(data, os.path.dirname(file), looks)
    except (LookupError, OSError, ValueError):  # nothing that we wrote
        return None
    if answer is not None:
        _touch(file)
    return answer


def keep(file: str, root: str, looked: Iterable[Look], answer: Answer) -> None:
    """Remember an answer in a file that `file_for` named."""
    from linter.remembered.writing import write

    lines = [f"{one.kind} {one.state}\t{_short(one.path, root)}" for one in looked]
    if any("\n" in line for line in (root, *lines)):  # a path that no line can hold
        return
    head = [str(answer.status), str(len(lines)), str(len(answer.out))]
    body = "\n".join([root, tool(), *head, *lines, ""]) + answer.out + answer.err
    write(file, sealed(_FORM, body.encode("utf-8", "surrogatepass")), root)


def file_for(arguments: Sequence[str]) -> str | None:
    """The file for the answer to a command in these surroundings; None where there is no place."""
    place = folder()
    around = _surroundings(arguments)
    if place is None or around is None:
        return None
    return os.path.join(place, digest_of([*arguments, *around]) + SUFFIX)


def _surroundings(arguments: Sequence[str]) -> list[str] | None:
    """What of the day, the terminal and the environment shows in an answer."""
    try:
        here = os.getcwd()
    except OSError:  # the folder is gone
        return None
    names = [name for name in _SHOWING if name in os.environ]
    if "--env" in arguments:
        names += sorted(name for name in os.environ if name.startswith(_READING))
    told = [f"{name}={os.environ[name]}" for name in names]
    day = time.strftime("%Y-%m-%d")
    return [here, day, _stream(sys.stdout), _stream(sys.stderr), sys.getfilesystemencoding(), *told]


def _stream(stream: TextIO | None) -> str:
    """What of a stream shows in what is written to it."""
    if stream is None:
        return ""
    return f"{stream.encoding} {_width(stream)}"


def _width(stream: TextIO) -> str:
    """The columns of the terminal; empty where the report goes elsewhere."""
    try:
        return str(os.get_terminal_size(stream.fileno()).columns) if stream.isatty() else ""
    except (OSError, ValueError):
        return "-"


def _touch(file: str) -> None:
    """Note that a file was of use just now: what is longest out of use goes first."""
    try:
        os.utime(file)
    except OSError:  # it may be someone's to read and nobody's to write
        return


def _short(path: str, root: str) -> str:
    start = root.rstrip(os.sep) + os.sep
    return path.removeprefix(start)


def _read(data: bytes, place: str, looks: Looks) -> Answer | None:
    body = unsealed(_FORM, data)
    if body is None:
        return None
    text = body.decode("utf-8", "surrogatepass")
    root, program, status, count, length, rest = text.split("\n", 5)
    *lines, printed = rest.split("\n", int(count))
    if not trusted(place, root) or program != tool() or not _same(lines, root, looks):
        return None
    return Answer(int(status), printed[: int(length)], printed[int(length) :])


def _same(lines: Sequence[str], root: str, looks: Looks) -> bool:
    """Whether all that was looked at is as it was; looks at all of it, as a run would have to."""
    same, start = True, root.rstrip(os.sep) + os.sep
    for line in lines:
        kind, _, rest = line.partition(" ")
        known, _, path = rest.partition("\t")
        full = path if os.path.isabs(path) else start + path
        same = state(looks, kind, full) == known and same
    return same
