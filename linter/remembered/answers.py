"""What gclint printed, for as long as everything that it looked at is as it was.

An answer goes by the arguments, the working folder and whatever else of the surroundings shows in
it. With it is kept the state of each file and folder that had a part in it, also of those that
were not there; it is given again when all of them are the same. Where only files are not that
decide nothing over which files there are, the next run need not walk the tree.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from linter.remembered.looks import Looks, state
from linter.remembered.place import trusted
from linter.remembered.sealed import sealed, unsealed
from linter.remembered.surroundings import file_for
from linter.remembered.tool import tool
from linter.remembered.walk import Look, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Looked = Mapping[tuple[str, str], str]
    """Kinds and paths, as `Look` has them, and how each was."""

_FORM = "gclint answer 3"
_WALKED = "walked"
"""The kind of look at a file that the walk of the tree found."""


class Answer(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


class Recalled(NamedTuple):
    """What an earlier run with the same arguments is good for."""

    answer: Answer | None = None
    """What it came to, where that still holds."""
    walk: Walk | None = None
    """What it found to judge, where that still holds and the answer does not."""


def recall(arguments: Sequence[str], looks: Looks) -> Recalled:
    """What is remembered of a command and still holds."""
    file = file_for(arguments)
    if file is None:
        return Recalled()
    try:
        with open(file, "rb") as opened:
            data = opened.read()
        found = _read(data, os.path.dirname(file), looks)
    except (LookupError, OSError, ValueError):  # nothing that we wrote
        return Recalled()
    if found.answer is not None:
        _touch(file)
    return found


def keep(file: str, root: str, looked: Looked, walk: Walk, answer: Answer) -> None:
    """Remember an answer in a file that `file_for` named.

    `looked` has all that was looked at, first what was looked at for the walk.
    """
    from linter.remembered.writing import write

    numbers = (answer.status, len(looked), len(walk.looks), len(answer.out))
    head = [root, tool(), *map(str, numbers)]
    told = "\n".join([*head, *_lines(looked, walk, _start(root)), ""])
    if told.count("\n") != len(head) + len(looked):  # a path that no line can hold
        return
    body = told + answer.out + answer.err
    write(file, sealed(_FORM, body.encode("utf-8", "surrogatepass")), root)


def _lines(looked: Looked, walk: Walk, start: str) -> Iterator[str]:
    walked = frozenset(walk.files)
    for (kind, full), known in looked.items():
        path = full.removeprefix(start)
        shown = _WALKED if kind == "file" and path in walked else kind
        yield f"{shown} {known}\t{path}"


def _touch(file: str) -> None:
    """Note that a file was of use just now: what is longest out of use goes first."""
    try:
        os.utime(file)
    except OSError:  # it may be someone's to read and nobody's to write
        return


def _start(root: str) -> str:
    return root.rstrip(os.sep) + os.sep


def _read(data: bytes, place: str, looks: Looks) -> Recalled:
    body = unsealed(_FORM, data)
    if body is None:
        return Recalled()
    text = body.decode("utf-8", "surrogatepass")
    root, program, status, count, until, length, rest = text.split("\n", 6)
    *lines, printed = rest.split("\n", int(count))
    if not trusted(place, root) or program != tool():
        return Recalled()
    first = _first_that_differs(lines, _start(root), looks)
    if first is None:
        return Recalled(Answer(int(status), printed[: int(length)], printed[int(length) :]))
    from linter.remembered.meanwhile import look_meanwhile

    look_meanwhile(lines[first + 1 :], lambda line: _look(line, _start(root)), looks)
    return Recalled(walk=_walk(lines, int(until), _start(root)) if first >= int(until) else None)


def _first_that_differs(lines: Sequence[str], start: str, looks: Looks) -> int | None:
    """The number of the first line that tells of something that is not as it was."""
    for number, line in enumerate(lines):
        kind, _, rest = line.partition(" ")
        known, _, path = rest.partition("\t")
        full = path if os.path.isabs(path) else start + path
        now = looks.file(full) if kind == _WALKED else state(looks, kind, full)
        if now != known:
            return number
    return None


def _walk(lines: Sequence[str], until: int, start: str) -> Walk:
    walked = f"{_WALKED} "
    files = sorted(line.partition("\t")[2] for line in lines if line.startswith(walked))
    return Walk(files, [_look(line, start) for line in lines[:until]])


def _look(line: str, start: str) -> Look:
    kind, _, rest = line.partition(" ")
    known, _, path = rest.partition("\t")
    full = path if os.path.isabs(path) else start + path
    return Look("file" if kind == _WALKED else kind, full, known)
