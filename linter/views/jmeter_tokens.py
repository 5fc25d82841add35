"""Whether the threads of a JMeter plan share a token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from linter.model import Unknown
from linter.views.jmeter_element import TestElement, descendants, elements
from linter.views.jmeter_variables import extracted, read_from_file

_NAME: Final = re.compile(r"\$\{\s*([^${}(),]+?)\s*\}")


@dataclass(frozen=True, slots=True)
class TokenSources:
    """Variables that need not be the same in every thread."""

    files: frozenset[str]
    """Read from a file that may hold a token for each thread, or one for all."""
    answers: frozenset[str]
    """Taken from an answer to the thread's own request."""

    def of(self, header: object) -> str | Unknown:
        """`shared` or `thread`, by the text of an Authorization header.

        Without a header to read, and where a variable is set once for the whole plan, all threads
        count as sending the same token: a load test commonly runs as one client.
        """
        names = set(_NAME.findall(header)) if isinstance(header, str) else set()
        if names & self.files:
            told = f"${{{min(names & self.files)}}}"
            return Unknown(f"{told} comes from a file, which may hold many tokens", told)
        return "thread" if names & self.answers else "shared"


def token_sources(plan: TestElement) -> TokenSources:
    """Where the variables of a plan come from.

    What a set-up thread group takes out of an answer is not seen by other groups, so it is no
    token of theirs.
    """
    below = list(_below(plan))
    return TokenSources(
        files=frozenset(name for one in below for name in read_from_file(one)),
        answers=frozenset(name for one in below for name in extracted(one)),
    )


def _below(plan: TestElement) -> Iterator[TestElement]:
    for one in elements(plan.tree):
        if one.type != "SetupThreadGroup":
            yield one
            yield from descendants(one.tree)
