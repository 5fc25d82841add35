"""A part of a value that is looked for in the values that it may have come from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from linter.terraform.value import Value

Keys = tuple[str | int, ...]

ENCODED: Final = -1
"""The key that leads from the text of jsonencode() to the structure that it encodes."""

MOST: Final = 2_000
"""Parts of one value that are looked through."""


class Sought(NamedTuple):
    """The part, and the keys by which it is likely to be found."""

    value: Value
    keys: Keys | None
    """None where nothing is known of them."""


def found_in(whole: Value, sought: Sought) -> Sought | None:
    """The part as it is inside `whole`, which may have been converted; None where it is not.

    A part keeps its span on its way through conversions, functions and loops. Only the whole
    value of a reference to another folder takes the span of the reference, so that it is found
    by its keys, which are none.
    """
    likely = None if sought.keys is None else below(whole, sought.keys)
    if likely is not None and (not sought.keys or likely.span == sought.value.span):
        return Sought(likely, sought.keys)
    keys = _keys_of(whole, sought.value)
    if keys is not None:
        part = below(whole, keys)
        return None if part is None else Sought(part, keys)
    return None if likely is None else Sought(likely, sought.keys)


def somewhere_in(whole: Value, sought: Sought) -> Sought | None:
    """The part wherever it is inside `whole`, found fast where some of its keys are the same."""
    keys = sought.keys or ()
    for likely in (keys, keys[:1], keys[1:]):
        part = below(whole, likely)
        if part is not None and part.span == sought.value.span:
            return Sought(part, likely)
    return found_in(whole, Sought(sought.value, None))


def below(whole: Value, keys: Keys) -> Value | None:
    """The part of a value that some keys lead to; None where it has no such part."""
    for key in keys:
        part = _part(whole, key)
        if part is None:
            return None
        whole = part
    return whole


def _part(value: Value, key: str | int) -> Value | None:
    if key == ENCODED:
        return value.encoded
    data = value.data
    if isinstance(data, dict):
        return data.get(str(key))
    if isinstance(data, tuple) and str(key).isdecimal():
        return data[int(key)] if int(key) < len(data) else None
    return None


def _keys_of(whole: Value, part: Value) -> Keys | None:
    for keys, one in _parts(whole):
        if one is part or one.span == part.span:
            return keys
    return None


def _parts(whole: Value) -> Iterator[tuple[Keys, Value]]:
    """The parts of a value, outer ones first, each with the keys that lead to it."""
    waiting: list[tuple[Keys, Value]] = [((), whole)]
    for keys, value in waiting:
        yield keys, value
        more = islice(_inner(value), max(0, MOST - len(waiting)))
        waiting += [((*keys, key), part) for key, part in more]


def _inner(value: Value) -> Iterator[tuple[str | int, Value]]:
    if isinstance(value.data, dict):
        yield from value.data.items()
    elif isinstance(value.data, tuple):
        yield from enumerate(value.data)
    elif value.encoded is not None:
        yield ENCODED, value.encoded
