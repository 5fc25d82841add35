"""Goes through the texts of a body. A Field is made only of those that somebody wants.

A large estate has a million values, and few of them are looked at closely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from linter.model import KeyPath, Spans, Unknown
from linter.views.field import Field

Wanted = Callable[[str, str], bool]
"""Whether a text is to be told of, or something that it encodes: by the key that it stands under,
and by itself."""

_Member = tuple[str | int, Any]
_Level = tuple[Iterator[_Member], str | None, KeyPath, Spans]
"""What is left of an object or a list; the key that a list stands under, and so its elements, or
None for an object; where it is."""
_SMALL: Final = frozenset({bool, int, float, type(None)})
_OPENINGS: Final = ("{", "[")
"""What a text begins with that an object or a list was encoded to."""


def texts(
    name: str, start: Field, wanted: Wanted, skipped: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Field]]:
    """The wanted texts in a field, in order, with the keys that they stand under.

    Encoded JSON is gone into. The field itself stands under `name`. Keys that are `skipped`, as
    written or in lower case, are passed over with all that stands under them.
    """
    if isinstance(start.value, str) and not wanted(name, start.value):
        return
    first = _inside(start.value, name, start.path, start.spans, skipped)
    if first is None and isinstance(start.value, str):
        yield name, start
    levels = [] if first is None else [first]
    while levels:
        members, above, path, spans = levels[-1]
        for step, value in members:
            kind = type(value)
            if kind in _SMALL:
                continue
            key = str(step) if above is None else above
            if kind is str and not wanted(key, value):
                continue
            inner = _inside(value, key, (*path, step), spans, skipped)
            if inner is not None:
                levels.append(inner)
                break
            if kind is str:
                yield key, Field(value, spans, (*path, step))
        else:
            levels.pop()


def may_encode(text: str) -> bool:
    """Whether an object or a list may have been encoded to a text."""
    return text.lstrip()[:1] in _OPENINGS


def _inside(
    value: Any, key: str, path: KeyPath, spans: Spans, skipped: frozenset[str]
) -> _Level | None:
    """The members of an object or a list, or of one that a text encodes; None for the rest."""
    if isinstance(value, dict):
        members = value.items()
        return (_without(skipped, members) if skipped else iter(members)), None, path, spans
    if isinstance(value, list):
        return iter(enumerate(value)), key, path, spans
    if isinstance(value, Unknown) or (isinstance(value, str) and may_encode(value)):
        found = Field(value, spans, path).decoded_or_unknown()
        if isinstance(found.value, dict | list):
            return _inside(found.value, key, found.path, found.spans, skipped)
    return None


def _without(skipped: frozenset[str], members: Iterable[_Member]) -> Iterator[_Member]:
    return (one for one in members if skipped.isdisjoint((one[0], str(one[0]).lower())))
