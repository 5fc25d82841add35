"""Reads JSON at the standard library's speed, and refuses what it trips over."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from linter.model import KeyPath, Spans
from linter.readers.document import MAX_DEPTH, Document
from linter.readers.json_mistake import mistake
from linter.readers.json_spans import EmbeddedSpans, JsonSpans
from linter.readers.number import fraction, whole
from linter.readers.surrogates import mended


def read_json(path: str, text: str) -> Document:
    """Read `text`, the whole of the file `path`.

    Raises Unreadable for what is not JSON (RFC 8259) or nests deeper than MAX_DEPTH. Where a key
    stands twice, the last one counts, as with every common reader, and the document has a fault.
    """
    return read_json_placed(path, text)[0]


def read_json_placed(path: str, text: str) -> tuple[Document, JsonSpans]:
    """The same, with its spans for whoever walks through all of it."""
    data, repeated = _parse(text)
    spans = JsonSpans(path, text, repeats=repeated)
    faults = tuple(spans.repetitions()) if repeated else ()
    return Document(path, text, data, spans, faults), spans


def parsed_json(text: str) -> Any:
    """The data of a text that is a part of a valid JSON text."""
    return _parse(text)[0]


def read_embedded(text: str, outer: Spans, path: KeyPath) -> tuple[Any, Spans]:
    """Read the JSON that the string at `path` of an outer body holds, with spans in its file.

    Raises Unreadable, whose offsets count inside `text`; `outer.within(path, start, end)` leads
    from them to the file.
    """
    data, _ = _parse(text)
    return data, EmbeddedSpans(JsonSpans("", text), outer, path)


def _parse(text: str) -> tuple[Any, bool]:
    """Return the data of a JSON text, and whether an object in it repeats a key."""
    repeated = False

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        found = dict(pairs)
        repeated = repeated or len(found) < len(pairs)
        return found

    try:
        data = json.loads(
            mended(text),
            object_pairs_hook=members,
            parse_int=whole,
            parse_float=fraction,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError):
        raise mistake(text) from None
    if nesting(data) > MAX_DEPTH:
        raise mistake(text)
    return data, repeated


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def nesting(data: object) -> int:
    """Count how many objects and lists stand inside one another, level by level."""
    depth, level = 0, [data] if isinstance(data, dict | list) else []
    while level:
        depth += 1
        level = [
            item
            for parent in level
            for item in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(item, (dict, list))
        ]
    return depth
