"""Where the whole of a JSON document is."""

from __future__ import annotations

import pytest

from linter.model import Span
from linter.readers.json_spans import JsonSpans


@pytest.mark.parametrize("text", [" \n{}", "[1]\n", '\t{"a": [2]}', ' "x" ', "5", "null\r\n", '""'])
def test_the_whole_is_where_its_bracket_or_its_value_is(text: str) -> None:
    spans = JsonSpans("a.json", text)
    place, key = spans.at(()), spans.key(())
    row = spans.index.row(0)
    large = text[row.start] in "{["
    assert place == key == Span("a.json", row.start, row.start + 1 if large else row.end)
