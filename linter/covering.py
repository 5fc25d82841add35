"""Which suppressions cover which findings, without holding each against each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import itemgetter

from linter.model import Finding
from linter.suppression import Suppression

LineOf = Callable[[Finding], int]
"""The line that a finding starts on."""
_Pairs = Iterator[tuple[Finding, Suppression]]


def covering(
    findings: Collection[Finding], suppressions: Collection[Suppression], line_of: LineOf
) -> Mapping[Finding, list[Suppression]]:
    """The suppressions of each finding: of its policy, and for its lines or its address."""
    found: dict[Finding, list[Suppression]] = defaultdict(list)
    for finding, suppression in _by_line(findings, suppressions, line_of):
        found[finding].append(suppression)
    for finding, suppression in _by_address(findings, suppressions):
        found[finding].append(suppression)
    return found


def _by_line(
    findings: Iterable[Finding], suppressions: Iterable[Suppression], line_of: LineOf
) -> _Pairs:
    """Go down each file once, with the comments at hand that reach the line."""
    comments: dict[tuple[str, str], list[tuple[range, Suppression]]] = defaultdict(list)
    for one in suppressions:
        if one.lines is not None:
            comments[one.policy, one.span.path].append((one.lines, one))
    places: dict[tuple[str, str], list[tuple[int, Finding]]] = defaultdict(list)
    for finding in dict.fromkeys(findings):
        place = (finding.policy, finding.span.path)
        if place in comments:
            places[place].append((line_of(finding), finding))
    for place, lines in places.items():
        ahead = sorted(comments[place], key=lambda one: one[0].start, reverse=True)
        reaching: list[tuple[range, Suppression]] = []
        for line, finding in sorted(lines, key=itemgetter(0)):
            while ahead and ahead[-1][0].start <= line:
                reaching.append(ahead.pop())
            reaching = [one for one in reaching if line in one[0]]
            yield from ((finding, suppression) for _, suppression in reaching)


def _by_address(findings: Iterable[Finding], suppressions: Iterable[Suppression]) -> _Pairs:
    """Look exact addresses up; only those with a `*` are tried one after the other."""
    exact: dict[tuple[str, str], list[Suppression]] = defaultdict(list)
    patterns: dict[str, list[tuple[re.Pattern[str], Suppression]]] = defaultdict(list)
    for one in suppressions:
        if one.address is not None and "*" in one.address:
            patterns[one.policy].append((_pattern(one.address), one))
        elif one.address is not None:
            exact[one.policy, one.address].append(one)
    for finding in dict.fromkeys(findings):
        for one in exact.get((finding.policy, finding.address), ()):
            yield finding, one
        for pattern, one in patterns.get(finding.policy, ()):
            if pattern.fullmatch(finding.address):
                yield finding, one


def _pattern(address: str) -> re.Pattern[str]:
    """An address in which each `*` stands for any characters."""
    return re.compile(".*".join(map(re.escape, address.split("*"))), re.DOTALL)
