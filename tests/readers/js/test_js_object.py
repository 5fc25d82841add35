"""JavaScript literals: values as a program would have them, and places to the character."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model import Unknown
from linter.readers.document import MAX_DEPTH, Document
from linter.readers.js_object import MAX_LENGTH, read_js
from linter.readers.text import Unreadable

_SCALARS = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=12)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


def _read(text: str) -> Document:
    (document,) = read_js("config.js", text)
    return document


def _scalars(value: Any, path: tuple[Any, ...] = ()) -> Any:
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from _scalars(inner, (*path, key))
    else:
        yield path, value


@given(data=st.dictionaries(st.text(max_size=6), _VALUES, max_size=5), ascii_only=st.booleans())
def test_json_is_read_as_json_with_the_same_places(data: dict[str, Any], ascii_only: bool) -> None:
    text = "/* é */ export default " + json.dumps(data, ensure_ascii=ascii_only, indent=1) + ";"
    document = _read(text)
    assert document.data == data
    for path, value in _scalars(data):
        span = document.spans.at(path)
        assert json.loads(text[span.start : span.end]) == value


@pytest.mark.parametrize(
    "written",
    [
        "export default VALUE",
        "module.exports = VALUE;",
        "let sample = VALUE",
        "var a = 1, sample = VALUE;",
        "export const config = VALUE;",
        "window.config = (VALUE);",
        "export default Object.freeze(VALUE);",
    ],
)
def test_literals_at_the_top_of_a_file(written: str) -> None:
    assert _read(written.replace("VALUE", "{ a: [1, 'b'] }")).data == {"a": [1, "b"]}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r"'it\'s'", "it's"),
        (r'"\u{1F600}\ud83d\ude00\x41\n"', "😀😀A\n"),
        ("'a\\\nb'", "ab"),
        (r"'\ud800'", "\ufffd"),
        ("'a' + \"b\" + `c`", "abc"),
        ("('a' + 'b')", "ab"),
        ("-1.5e3", -1500.0),
        ("0x10", 16),
        ("1_000", 1000),
        ("undefined", None),
        ("[1, , 2]", [1, 2]),
    ],
)
def test_what_a_literal_stands_for(written: str, value: object) -> None:
    assert _read(f"export default {{ a: {written} }}").data == {"a": value}


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("a: function () {}", "it is a function"),
        ("a() {}", "it is a function"),
        ("a: () => 1", "it is a function"),
        ("a: f('x')", "it is the result of a call"),
        ("a: process.env.A", "it is set elsewhere"),
        ("a", "it is set elsewhere"),
        ("a: b ? 1 : 2", "it is chosen when the program runs"),
        ("a: `x${b}`", "it is worked out when the program runs"),
        ("a: 1 + 2", "it is worked out when the program runs"),
        ("a: 1, ...rest", "it is set elsewhere"),
        ("a: /x/", "it is worked out when the program runs"),
    ],
)
def test_what_only_a_program_tells_is_unknown(written: str, reason: str) -> None:
    value = _read(f"export default {{ {written} }}").data["a"]
    assert isinstance(value, Unknown)
    assert value.reason == reason


def test_a_text_known_in_part_has_its_parts() -> None:
    value = _read("export default { a: 'x' + `y${b}z` }").data["a"]
    assert [one if isinstance(one, str) else "?" for one in value.parts] == ["x", "y", "?", "z"]


def test_what_follows_a_spread_counts_and_what_is_before_may_not() -> None:
    data = _read("export default { a: 1, ...rest, b: 2 }").data
    assert isinstance(data["a"], Unknown)
    assert data["b"] == 2


def test_characters_are_found_through_escapes_and_sums() -> None:
    text = "export default { a: 'x\\u0041' + \"yz\" }"
    document = _read(text)
    places = [document.spans.within(("a",), at, at + 1) for at in range(4)]
    assert [text[one.start : one.end] for one in places] == ["x", "\\u0041", "y", "z"]


def test_a_key_written_twice_is_told() -> None:
    document = _read("export default { a: 1, 'a': 2 }")
    assert document.data == {"a": 2}
    assert [fault.message for fault in document.faults] == [
        "`'a'` is written twice in one object; only the last counts"
    ]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("export default {\n a: {\n b: 1\n}", "this `{` is not closed", "{"),
        ("export default { a: [1} ", "this `}` closes nothing", "}"),
        ("export default { a: \u2018x\u2019 }", "unexpected `\u2018`", "\u2018"),
        ("export default { a: '{ }", "this `{` is not closed", "{"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, message: str, place: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_js("config.js", text)
    assert error.value.message == f"not JavaScript: {message}"
    assert text[error.value.start : error.value.end] == place


@pytest.mark.parametrize(
    "unit",
    ["[", "(", "{a:", "`${", "'a',b:{},\n", "a:1,...b,", "''+", "[],", "/*", "${{"],
)
def test_hostile_texts_end_soon(unit: str) -> None:
    text = "export default {a:[" + unit * 4000
    with pytest.raises(Unreadable):
        read_js("config.js", text)


def test_depth_and_length_are_bounded() -> None:
    nested = "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)
    with pytest.raises(Unreadable, match="deep in one another"):
        read_js("config.js", f"export default {{a:{nested}}}")
    with pytest.raises(Unreadable, match="the most that is read"):
        read_js("config.js", " " * (MAX_LENGTH + 1))


@given(st.text(alphabet="{}[]()'\"`$,:+\\/*a1 \nexportdefault.é😀", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        documents = read_js("config.js", "export default " + text)
    except Unreadable:
        return
    assert all(isinstance(document.data, dict) for document in documents)
