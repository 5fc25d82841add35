"""Where what a unit shares was written."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from linter.model import KeyPath, Resource, Spans, Unknown
from linter.units.unit import Shared


def standing(one: Shared) -> str:
    """A text that is the same where resources, and all that is in them, stand in the same places
    and came there the same way."""
    told = repr([list(_places(resource)) for resource in one.resources])
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _places(one: Resource) -> Iterator[object]:
    waiting: list[tuple[object, Spans, KeyPath]] = [(one.body, one.spans, ())]
    while waiting:
        value, spans, path = waiting.pop()
        yield path, spans.at(path), spans.key(path), spans.trail(path)
        if isinstance(value, dict):
            waiting.extend((inner, spans, (*path, key)) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((inner, spans, (*path, at)) for at, inner in enumerate(value))
        elif isinstance(value, str | Unknown) and (found := spans.encoded(path)) is not None:
            waiting.append((*found, ()))
