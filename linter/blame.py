"""Who wrote a line, and when."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from linter.git import NoGit, git

_HEADER = re.compile(r"(?P<commit>[0-9a-f]{40,64}) \d+ (?P<line>\d+)(?: \d+)?")


class Authorship(NamedTuple):
    """The commit that a line comes from."""

    author: str
    day: date


def blame(root: Path, path: str, lines: Collection[int]) -> Mapping[int, Authorship]:
    """The authorship of the lines that are committed, by their number in the file as it is.

    Empty where there is no git, no repository, or no such file in it. The form of the answer is
    described in https://git-scm.com/docs/git-blame#_the_porcelain_format.
    """
    chosen = [f"-L{line},{line}" for line in sorted(lines)]
    try:
        told = git(root, "blame", "--no-textconv", "--line-porcelain", *chosen, "--", path)
    except NoGit:
        return {}
    return _read(told.decode("utf-8", "replace"))


def _read(told: str) -> Mapping[int, Authorship]:
    found: dict[int, Authorship] = {}
    commit, number, author = "", 0, ""
    for line in told.split("\n"):
        header = _HEADER.fullmatch(line)
        if header:
            commit, number = header["commit"], int(header["line"])
        elif line.startswith("author "):
            author = line.removeprefix("author ")
        elif line.startswith("author-time ") and commit.strip("0"):
            seconds = int(line.removeprefix("author-time "))
            found[number] = Authorship(author, datetime.fromtimestamp(seconds, UTC).date())
    return found
