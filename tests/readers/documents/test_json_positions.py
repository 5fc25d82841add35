"""Spans of JSON lead back to what was written."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from linter.model import KeyPath, Span
from linter.readers.json_document import read_json

from .json_cases import paths, texts


def written(text: str, span: Span) -> str:
    assert span.path == "a.json"
    return text[span.start : span.end]


@settings(max_examples=200)
@given(texts())
def test_every_span_is_the_source_of_its_value_or_key(case: tuple[str, Any]) -> None:
    text, whole = case
    spans = read_json("a.json", text).spans
    for path, value in paths(whole):
        keyed = bool(path) and isinstance(path[-1], str)
        if keyed:
            assert json.loads(written(text, spans.key(path))) == path[-1]
        else:
            assert spans.key(path) == spans.at(path)
        if not isinstance(value, dict | list):
            assert json.loads(written(text, spans.at(path))) == value
        elif keyed:
            assert spans.at(path) == spans.key(path)
        else:
            assert written(text, spans.at(path)) == ("{" if isinstance(value, dict) else "[")


@settings(max_examples=200)
@given(texts())
def test_every_character_of_a_string_leads_to_its_own_source(case: tuple[str, Any]) -> None:
    text, whole = case
    spans = read_json("a.json", text).spans
    for path, value in paths(whole):
        if isinstance(value, str):
            pieces = [written(text, spans.within(path, i, i + 1)) for i in range(len(value))]
            assert [json.loads(f'"{piece}"') for piece in pieces] == list(value)
            if value:
                everything = spans.within(path, 0, len(value))
                assert written(text, everything) == "".join(pieces)


TEXT = '{"a": [1, {"b": "x\\ny"}], "c": {}}'


@pytest.mark.parametrize(
    ("ask", "path", "found"),
    [
        ("at", ("a", 1, "b", 0, "z"), '"x\\ny"'),
        ("at", ("a", 2), '"a"'),
        ("at", ("a", "b"), '"a"'),
        ("at", ("a", -1), '"a"'),
        ("at", ("c", "missing"), '"c"'),
        ("at", ("missing",), "{"),
        ("at", (0,), "{"),
        ("key", ("a", 1, "missing"), "{"),
        ("key", ("c", "missing"), '"c"'),
    ],
)
def test_what_was_not_written_is_found_at_its_nearest_parent(
    ask: str, path: KeyPath, found: str
) -> None:
    assert written(TEXT, getattr(read_json("a.json", TEXT).spans, ask)(path)) == found


@pytest.mark.parametrize(
    ("path", "start", "end", "found"),
    [
        (("a", 1, "b"), 0, 3, "x\\ny"),
        (("a", 1, "b"), 1, 1, ""),
        (("a", 1, "b"), 1, 99, "\\ny"),
        (("a", 1, "b"), -5, 1, "x"),
        (("a", 1, "c"), 0, 1, "{"),
        (("a", 0), 0, 1, "1"),
        (("c",), 0, 1, '"c"'),
    ],
)
def test_a_part_of_a_string_stays_inside_it(
    path: KeyPath, start: int, end: int, found: str
) -> None:
    assert written(TEXT, read_json("a.json", TEXT).spans.within(path, start, end)) == found


def test_a_part_of_an_empty_string_is_the_string() -> None:
    assert read_json("a.json", '{"a": ""}').spans.within(("a",), 0, 0) == ("a.json", 6, 8)
