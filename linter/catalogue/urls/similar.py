"""Published operations like an unpublished one."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from linter.catalogue.names import likeness, singular, words
from linter.catalogue.parts.operations import Operation, Operations
from linter.catalogue.urls.address import has_hole

LIKE_ENOUGH = 0.4
"""Below this share of agreeing words an operation is not offered. Measured on 550 published paths
with one segment misspelt, left out or added, the right operation is among three for 97%."""
LONGEST = 32
"""Words of an address that are looked at; published paths have at most 8."""
OTHER_METHOD = 0.85
"""What a suggestion with another method is worth beside one with the same."""


class Similar:
    """Ranks published paths by the words they share with an address."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def to(self, method: str | None, segments: Sequence[str], most: int = 3) -> list[Operation]:
        """At most `most` operations that an unpublished call probably meant, the likeliest first.

        `segments` are those after `/api/v2`.
        """
        meant = self._meant(segments)
        if not meant:
            return []
        ranked: list[tuple[float, int, Operation]] = []
        for path in self._sharing(meant):
            score = self._likeness(meant, self._words[path]) - 0.01 * abs(
                len(segments) + 2 - path.count("/")
            )
            if score < LIKE_ENOUGH:
                continue
            for name in self._operations.methods(path):
                worth = score if method in (None, name) else score * OTHER_METHOD
                ranked.append((-worth, len(path), self._operations[name, path]))
        return [operation for _, _, operation in sorted(ranked)[:most]]

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {path: frozenset(_of_path(path)) for path in self._operations.paths}

    def _sharing(self, meant: Mapping[str, Mapping[str, float]]) -> set[str]:
        """The paths with any of the words that may have been meant; others agree in nothing."""
        known = {word for readings in meant.values() for word in readings}
        return {path for word in known for path in self._paths[word]}

    @cached_property
    def _paths(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path, held in self._words.items():
            for word in held:
                found[word].append(path)
        return found

    @cached_property
    def _weights(self) -> dict[str, float]:
        counts = Counter(word for held in self._words.values() for word in held)
        total = len(self._words)
        return {word: math.log(total / counts[word]) + 0.1 for word in sorted(counts)}

    def _meant(self, segments: Sequence[str]) -> dict[str, dict[str, float]]:
        """For each word of the address: the published words it may stand for, and how surely."""
        asked = [word for one in segments if not has_hole(one) for word in self._of_segment(one)]
        return {word: self._readings(word) for word in dict.fromkeys(asked[:LONGEST])}

    def _of_segment(self, segment: str) -> list[str]:
        """Its words, or the one word that they are published as: `externalcontacts`."""
        split = _of_path(segment)
        joined = singular("".join(filter(str.isalnum, segment)).lower())
        return [joined] if joined in self._weights else split

    @lru_cache(maxsize=1024)  # noqa: B019 - a catalogue lasts as long as the run
    def _readings(self, word: str) -> dict[str, float]:
        if word in self._weights:
            return {word: 1.0}
        return {known: score for known in self._weights if (score := _alike(word, known))}

    def _likeness(self, meant: dict[str, dict[str, float]], held: frozenset[str]) -> float:
        """The share of weight that agrees, of all weight on both sides."""
        agreed, asked, met = 0.0, 0.0, set()
        for readings in meant.values():
            best = max(readings, key=lambda word: (word in held) * readings[word], default=None)
            heaviest = max((self._weights[word] for word in readings), default=4.0)
            asked += heaviest
            if best in held and best is not None:
                agreed += readings[best] * self._weights[best]
                met.add(best)
        surplus = math.fsum(self._weights[word] for word in held - met)
        return agreed / (asked + 0.5 * surplus) if asked else 0.0


def _of_path(path: str) -> list[str]:
    return [
        word
        for segment in path.removeprefix("/api/v2").split("/")
        if not segment.startswith("{")
        for word in words(re.sub(r"[^A-Za-z0-9]+", "-", segment))
    ]


def _alike(word: str, known: str) -> float:
    shorter, longer = sorted((word, known), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return 0.7
    if 2 * len(shorter) < len(longer):
        return 0.0
    score = likeness(word, known)
    return min(score, 0.9) if score >= 0.75 else 0.0
