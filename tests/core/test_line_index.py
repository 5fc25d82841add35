"""Positions from offsets, and lines from numbers, as counting from the start would tell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model import LineIndex
from linter.model import span as module

_TEXTS = st.text(st.sampled_from("ab\n\r\u00e9\U0001f600"), max_size=60)


@pytest.fixture(autouse=True, params=[1, 2, 7, 16_384])
def stretch(request: pytest.FixtureRequest) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_STRETCH", request.param)
        yield request.param


@given(_TEXTS)
def test_every_position_is_counted_from_the_start(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        wanted = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        assert index.position(offset) == wanted


@given(_TEXTS)
def test_every_line_is_where_it_starts(text: str) -> None:
    index = LineIndex(text)
    lines = text.split("\n")
    start = 0
    for number, line in enumerate(lines, 1):
        assert index.line(number) == line.rstrip("\r")
        assert index.offset(number) == start
        start += len(line) + 1
    for beyond in (len(lines) + 1, len(lines) + 5):
        assert index.line(beyond) == ""
        assert index.offset(beyond) == len(text)
    assert index.line(0) == ""
