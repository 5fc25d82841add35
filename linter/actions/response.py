"""What the translation map can give the success template, on paper.

What a path finds is not known, but how it comes is: a definite path gives one value, any other a
list. It is stood for by a number that occurs nowhere else, so that it can be told in the output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linter.actions.contract import Anything
from linter.actions.values import MappedText, Value
from linter.readers.jsonpath import MalformedPath, read

_FIRST = 770_000_001
_MARKER = re.compile(r"\b77\d{7}\b")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way the translation map can turn out."""

    label: str
    """A clause that follows "when"."""
    mapped: Mapping[str, Value]
    raw: Value
    defaulted: tuple[str, ...] = ()
    """The names that stand at their defaults."""


def outcomes(paths: Mapping[str, str], defaults: Mapping[str, str]) -> Iterator[Outcome]:
    """Every path finds something; then each default by itself; then all defaults together."""
    found = {name: _found(path, number) for number, (name, path) in enumerate(paths.items(), 1)}
    raw = MappedText(str(_FIRST))
    yield Outcome("every path finds a value", found, raw)
    known = {name: text for name, text in defaults.items() if name in paths}
    for name, text in known.items():
        label = f'"{name}" stands at its default'
        yield Outcome(label, {**found, name: text}, raw, (name,))
    if len(known) > 1:
        yield Outcome("every default is used", {**found, **known}, raw, tuple(known))


def lost(outcome: Outcome, name: str) -> Outcome:
    """As `outcome`, but the path of `name` finds nothing and has no default."""
    return Outcome(
        f'the path of "{name}" finds nothing', {**outcome.mapped, name: None}, outcome.raw
    )


def unmarked(value: Any) -> Any:
    """A rendered output with Anything wherever a path's finding stands by itself."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and value >= _FIRST:
        return Anything()
    if isinstance(value, list):
        return [unmarked(item) for item in value]
    if isinstance(value, dict):
        return {name: unmarked(item) for name, item in value.items()}
    return value


def without_markers(text: str) -> str:
    """A rendered text as people should see it: dots where a path's finding stands."""
    return _MARKER.sub("...", text)


def _found(path: str, number: int) -> Value:
    marker = str(_FIRST + number)
    try:
        definite = read(path).definite
    except MalformedPath:
        definite = True
    return MappedText(marker if definite else f"[{marker}]")
