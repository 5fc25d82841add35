"""What is read as JSON, and what is said of the rest."""

import json
import math
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.readers.document import MAX_DEPTH
from linter.readers.json_document import read_json
from linter.readers.text import Unreadable

from .json_cases import texts

MISTAKES = [
    ("", "empty", ""),
    (" \n\t", "empty", ""),
    ('{"a": 1,}', "a comma before } is one too many", ","),
    ("[1, 2, ]", "a comma before ] is one too many", ","),
    ("{'a': 1}", "double quotes, not single", "'a'"),
    ('{"a": \u201cb\u201d}', "straight quotes", "\u201cb\u201d"),
    ("{a: 1}", "`a` needs double quotes", "a"),
    ('{"a": agent}', "`agent` needs double quotes", "agent"),
    ('{"a" 1}', "a colon is missing before `1`", "1"),
    ('{"a": 1\n"b": 2}', 'a comma is missing before `"b"`', '"b"'),
    ("[1 2]", "a comma is missing before `2`", "2"),
    ('["a": 1]', "missing before this colon", ":"),
    ('{"a": }', "a value is missing before `}`", "}"),
    ("[,1]", "a value is missing before `,`", ","),
    ("{1: 2}", "`1` stands where a key in double quotes belongs", "1"),
    ('{"a": [1', "this [ is never closed", "["),
    ('{"a"', "this { is never closed", "{"),
    ('{\n"a": [1}', "} where the [ of line 2 is still open", "}"),
    ("]", "] closes nothing", "]"),
    ("{} {}", "more text follows", "{"),
    ('"abc', "not closed on its line", '"abc'),
    ('{"a": "b\n"}', "not closed on its line", '"b'),
    ('"a\tb"', "tab inside a string", "\t"),
    ('"a\x01b"', "control character U+0001", "\x01"),
    (r'"C:\Users"', r"`\U` is no escape", r"\U"),
    (r'"\u12"', r"`\u12` is no escape", r"\u12"),
    ("// see above\n{}", "no comments", "//"),
    ('{"a": 1} # why', "no comments", "#"),
    ("[NaN]", "no NaN", "NaN"),
    ("[-Infinity]", "no infinity", "-Infinity"),
    ("[True]", "true and false are spelled in lower case", "True"),
    ("[None]", "spelled null", "None"),
    ("[007]", "cannot begin with a zero", "007"),
    ("[+1]", "cannot begin with a plus", "+1"),
    ("[.5]", "a decimal point needs a digit", ".5"),
    ("[1.]", "a decimal point needs a digit", "1."),
    ("[1e]", "unexpected `1e`", "1e"),
    ('{"a": ${b}}', "template placeholder outside a string", "${"),
    ("\ufeff{}", r"unexpected `\ufeff`", "\ufeff"),
]


@pytest.mark.parametrize(("text", "message", "place"), MISTAKES)
def test_a_mistake_is_named_where_it_stands(text: str, message: str, place: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_json("a.json", text)
    assert message in caught.value.message
    assert text[caught.value.start : caught.value.end] == place


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"b": '])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
def test_deep_nesting_is_refused_whether_closed_or_not(opening: str, depth: int) -> None:
    with pytest.raises(Unreadable, match="nested deeper than 500") as caught:
        read_json("a.json", opening * depth)
    assert caught.value.end <= (MAX_DEPTH + 1) * len(opening)


def test_nesting_up_to_the_limit_is_read() -> None:
    text = "[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH
    found = read_json("a.json", text)
    assert found.spans.at((0,) * MAX_DEPTH) == ("a.json", MAX_DEPTH, MAX_DEPTH + 1)
    with pytest.raises(Unreadable, match="nested deeper"):
        read_json("a.json", f"[{text}]")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e999", sys.float_info.max),
        ("-1e999", -sys.float_info.max),
        ("9" * 5000, sys.float_info.max),
        ("-" + "9" * 5000, -sys.float_info.max),
        ("9" * 300, int("9" * 300)),
    ],
    ids=["fraction", "negative fraction", "integer", "negative integer", "exact integer"],
)
def test_numbers_stay_finite_and_printable(text: str, value: float) -> None:
    data = read_json("a.json", text).data
    assert data == value
    assert math.isfinite(data)
    assert str(data)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\ud800"', "\ufffd"),
        (r'"\udc00\ud800x"', "\ufffd\ufffdx"),
        (r'"\ud83d\ude00\ud83d"', "\U0001f600\ufffd"),
        (r'"\\ud800"', r"\ud800"),
        ('"\ud800"', "\ufffd"),
        (r'{"\ud800": 1}', {"\ufffd": 1}),
    ],
)
def test_half_a_surrogate_pair_becomes_the_replacement_character(text: str, value: object) -> None:
    found = read_json("a.json", text)
    assert found.data == value
    assert json.dumps(found.data, ensure_ascii=False).encode()


def test_the_last_of_equal_keys_counts_and_each_repetition_is_a_fault() -> None:
    text = '{"a": 1, "b": [{"c": 1, "\\u0063": 2}], "a": {"d": 3}, "a": {"e": 4}}'
    found = read_json("a.json", text)
    assert found.data == {"a": {"e": 4}, "b": [{"c": 2}]}
    places = [(fault.span.start, text[fault.span.start : fault.span.end]) for fault in found.faults]
    assert places == [
        (text.index('"a": {"d"'), '"a"'),
        (text.index('"a": {"e"'), '"a"'),
        (text.index('"\\u0063"'), '"\\u0063"'),
    ]
    assert found.spans.at(("a", "e")).start == text.index("4")
    assert found.spans.at(("b", 0, "c")).start == text.index("2}]")


@settings(max_examples=200)
@given(texts())
def test_json_is_read_as_the_standard_library_reads_it(case: tuple[str, object]) -> None:
    text, value = case
    found = read_json("a.json", text)
    assert found.data == value
    assert (found.faults, found.comments, found.extents) == ((), (), ())


def agrees_with_the_standard_library(text: str) -> None:
    """Both accept the text, or we name a mistake inside it."""
    try:
        json.loads(text, parse_constant=lambda name: json.loads(name.lower()))
    except ValueError:
        with pytest.raises(Unreadable) as caught:
            read_json("a.json", text)
        assert 0 <= caught.value.start <= caught.value.end <= len(text)
        assert "understood" not in caught.value.message
        assert caught.value.message.encode()
    else:
        assert read_json("a.json", text).text == text


@settings(max_examples=200)
@given(texts(), st.data())
def test_mutated_json_is_refused_exactly_when_it_is_none(
    case: tuple[str, object], data: st.DataObject
) -> None:
    text = case[0]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    agrees_with_the_standard_library(text[:start] + data.draw(st.text(max_size=3)) + text[end:])


@settings(max_examples=200)
@given(st.text(st.sampled_from("{}[]\",:\\ \n\t\x0001.-+eEutrnalsf'#/$\u00a0\ud800")))
def test_texts_of_json_s_own_characters_are_judged_alike(text: str) -> None:
    agrees_with_the_standard_library(text)
