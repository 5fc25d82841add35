"""Keeping what a run found for the next one."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import NamedTuple

from linter.cli.destination import STANDARD_OUTPUT, Destination
from linter.cli.job import Request
from linter.cli.output import Printed
from linter.cli.started import Started
from linter.remembered.answers import Answer, keep
from linter.remembered.seen import Seen
from linter.remembered.seen_tree import SeenTree
from linter.remembered.surroundings import file_for
from linter.tree import Tree


class Recording(NamedTuple):
    """What is noted of one run."""

    seen: Seen | None
    """None where nothing is to be remembered."""
    arguments: Sequence[str]
    """Those by which the answer will be asked for again."""
    file: str | None
    """For the answer, named before the run; None where it cannot be given again."""

    @classmethod
    def of(cls, started: object, request: Request, wanted: Collection[Destination]) -> Recording:
        """The recording of a run.

        What git says is no file to look at, and what is written to files is to be written anew.
        """
        if request.no_cache or not isinstance(started, Started):
            return cls(None, (), None)
        seen = Seen(started.looks, started.walk)
        printed = all(one.file == STANDARD_OUTPUT for one in wanted)
        summary = "GITHUB_STEP_SUMMARY" in os.environ
        again = printed and not summary and request.diff_base is None
        file = file_for(started.arguments) if again else None
        return cls(seen, started.arguments, file)

    def keep(self, status: int, printed: Printed, tree: Tree) -> None:
        """Remember what was printed, unless a check crashed or something changed meanwhile: a
        file, the day, the width of the terminal."""
        if self.seen is None or self.file is None or status > 1 or not isinstance(tree, SeenTree):
            return
        tree.look_at_all()
        walk = self.seen.walk
        if walk and self.seen.settled() and self.file == file_for(self.arguments):
            keep(self.file, tree.root, self.seen.all(), walk, Answer(status, *printed))
