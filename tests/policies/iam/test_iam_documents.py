"""Documents whose text is known in part, and where their parts are looked for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model import KeyPath, Span, Spans, Unknown
from linter.views.field import Field
from linter.views.iam_document import is_encoded, read_document

HOLE = Unknown("var.x has no default", "var.x", refers_to=("aws_s3_bucket.x",))


class Known(Spans):
    """Tells which of the known characters were asked for."""

    def at(self, path: KeyPath) -> Span:
        return Span("whole", 0, 0)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        return Span("known", start, end)


def read(*parts: str | Unknown) -> Field:
    return read_document(Field(Unknown("known in part", parts=parts), Known(), ()))


def test_an_unknown_part_stays_unknown_where_it_stands() -> None:
    field = read('{"Resource": ["', HOLE, '", "', HOLE, '/*"], "Sid": "a"}')
    whole, partly = field.value["Resource"]
    assert whole == HOLE
    assert partly.parts == (HOLE, "/*")
    assert partly.refers_to == HOLE.refers_to
    assert partly.expression == "${var.x}/*"
    assert field.value["Sid"] == "a"


@pytest.mark.parametrize(
    "parts",
    [
        ('{"Statement": ', HOLE, "}"),
        ('{"Statement": [', HOLE),
        (HOLE, '{"Statement": []}'),
        ("[" * 5000, HOLE),
    ],
)
def test_text_that_is_no_json_without_its_unknown_parts_is_unknown(parts) -> None:
    assert isinstance(read(*parts).value, Unknown)


def test_an_unknown_key_makes_the_object_unknown() -> None:
    assert read('{"Condition": {"', HOLE, '": {}}}').value == {"Condition": HOLE}


@given(st.lists(st.text(st.characters(codec="ascii"), max_size=5), min_size=1, max_size=4))
def test_known_characters_are_found_between_unknown_ones(texts) -> None:
    parts: list[str | Unknown] = ["["]
    known, expected = 1, []
    for text in texts:
        written = json.dumps(text)
        parts += [written[:-1], HOLE, '"', ","]
        expected.append((known, known + len(written)))
        known += len(written) + 1
    field = read(*parts[:-1], "]")
    found = [field.spans.at((number,)) for number in range(len(texts))]
    assert found == [Span("known", start, end) for start, end in expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [('{"a": 1}', True), ("  {", True), ("%7B%22", True), ("arn:aws:iam::1:p", False), ({}, False)],
)
def test_text_that_sets_out_to_be_an_object(value, expected) -> None:
    assert is_encoded(value) is expected
