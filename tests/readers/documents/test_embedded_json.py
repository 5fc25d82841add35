"""JSON inside a string of another body leads to the outer source."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from linter.readers.json_document import read_embedded, read_json
from linter.readers.text import Unreadable
from linter.readers.yaml_document import read_yaml

from .json_cases import paths, texts


@settings(max_examples=100)
@given(texts())
def test_inner_spans_lead_through_the_escapes_of_the_outer_string(case: tuple[str, Any]) -> None:
    inner, whole = case
    text = json.dumps({"config": [inner]}, indent=1)
    outer = read_json("a.json", text)
    data, spans = read_embedded(outer.data["config"][0], outer.spans, ("config", 0))
    assert data == whole
    for path, value in paths(data):
        span = spans.at(path)
        assert span.path == "a.json"
        piece = json.loads(f'"{text[span.start : span.end]}"')
        if not isinstance(value, dict | list):
            assert json.loads(piece) == value
        elif path and isinstance(path[-1], str):
            assert json.loads(piece) == path[-1]
            assert spans.key(path) == span


def test_a_literal_block_of_yaml_is_mapped_exactly() -> None:
    text = 'role:\n  policy: |\n    {\n      "Action": "s3:\\u002a"\n    }\n'
    outer = read_yaml("a.yaml", text)
    path = ("role", "policy")
    data, spans = read_embedded(outer.data["role"]["policy"], outer.spans, path)
    assert data == {"Action": "s3:*"}
    found = [spans.key(("Action",)), spans.at(("Action",)), spans.within(("Action",), 3, 4)]
    assert [text[span.start : span.end] for span in found] == [
        '"Action"',
        '"s3:\\u002a"',
        "\\u002a",
    ]


def test_a_mistake_counts_inside_the_inner_text() -> None:
    inner = '{"a": 1,}'
    outer = read_json("a.json", json.dumps([inner]))
    with pytest.raises(Unreadable, match="one too many") as caught:
        read_embedded(inner, outer.spans, (0,))
    assert inner[caught.value.start : caught.value.end] == ","
    span = outer.spans.within((0,), caught.value.start, caught.value.end)
    assert outer.text[span.start : span.end] == ","
