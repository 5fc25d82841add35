"""What a run has to say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from linter.baseline import Debt
from linter.excuse import Standing
from linter.model import Finding, LineIndex, Policy, Position, Severity, Span, Unjudged
from linter.secret import masked


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run; reporters turn it into text."""

    findings: tuple[Finding, ...]
    """In the order of their places."""
    unjudged: tuple[Unjudged, ...]
    files: int
    """How many files were judged."""
    text: Callable[[str], str]
    """The text of a file that findings point into."""
    passed_over: Mapping[str, str]
    """Files that the user named and gclint left alone, with the reason."""
    secrets: frozenset[Span] = frozenset()
    """Where secrets are written; no reporter shows what stands there."""
    crashed: bool = False
    suppressed: int = 0
    unfollowed: int = 0
    """How many Terraform module calls lead to files that are not here."""
    baselined: int = 0
    """How many findings the baseline passed over."""
    stale: Mapping[Debt, int] = field(default_factory=dict)
    """What the baseline still counts and no finding needs."""
    standings: tuple[Standing, ...] = ()
    """How each suppression fared that has a part in the files judged."""
    policies: tuple[Policy, ...] = ()
    """Those judged, which every finding is of; reporters tell more of them."""

    def places(self) -> Places:
        """Positions and masked lines in the files of the findings."""
        return Places(self.text, self.secrets)

    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity, errors first."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}


class Places:
    """Positions in the files of a report, each file indexed once."""

    def __init__(self, text: Callable[[str], str], secrets: Iterable[Span] = ()) -> None:
        self._index = lru_cache(maxsize=None)(lambda path: LineIndex(text(path)))
        self._line = lru_cache(maxsize=64)(self._masked)
        self._secrets: dict[str, list[Span]] = defaultdict(list)
        for span in sorted(secrets):
            self._secrets[span.path].append(span)
        self._reach = lru_cache(maxsize=None)(self._furthest)

    def position(self, path: str, offset: int) -> Position:
        """The line and column of an offset in a file."""
        return self._index(path).position(offset)

    def line(self, path: str, number: int) -> str:
        """One line of a file, without its line break and with its secrets masked."""
        return self._line(path, number)

    def _masked(self, path: str, number: int) -> str:
        line = masked(self._index(path).line(number))
        start, shown, at = self._index(path).offset(number), [], 0
        for span in self._secrets_between(path, start, start + len(line)):
            first, last = max(span.start - start, at), min(span.end - start, len(line))
            if first < last:
                shown += [line[at:first], "*" * (last - first)]
                at = last
        return "".join((*shown, line[at:]))

    def _secrets_between(self, path: str, start: int, end: int) -> Iterable[Span]:
        """The secrets of a file, in order, without most of those that lie elsewhere."""
        spans = self._secrets[path]
        last = bisect_left(spans, Span(path, end, end))
        return spans[bisect_right(self._reach(path), start) : last]

    def _furthest(self, path: str) -> list[int]:
        """For each secret of a file how far it and those before it reach, which only grows."""
        return list(accumulate((span.end for span in self._secrets[path]), max))

    def text(self, span: Span) -> str:
        """What stands at a span, its lines as `line` gives them, joined by line feeds."""
        start, end = self.position(span.path, span.start), self.position(span.path, span.end)
        lines = [self.line(span.path, number) for number in range(start.line, end.line + 1)]
        lines[-1] = lines[-1][: end.column - 1]
        lines[0] = lines[0][start.column - 1 :]
        return "\n".join(lines)
