"""What strings come to without being parsed is what evaluating them comes to."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.readers.hcl import read_template
from linter.readers.hcl.plain_values import NotPlain
from linter.readers.hcl.syntax import Body, File
from linter.terraform.body import plain_data
from linter.terraform.evaluate import evaluate
from linter.terraform.functions.json_text import html_escaped
from linter.terraform.modules.constants import ConstantScope
from linter.terraform.modules.json_bodies import plain_fraction
from linter.terraform.modules.json_texts import encoded_text, literal, names_in
from linter.terraform.value import Value

PIECES = (
    *("a", "c", "n", " ", "\n", "\r", '"', "\\", "\t", "/", "<", "&", "$", "%", "{", "}", "~", "#"),
    *("é", "e\u0301", "\u0327", "\u0338", "\u2028", "\ufeff", "😀", "\x7f", "\x01", "\x85", "\xa0"),
    *("$$", "%%", "$${", "%%{", "${", "%{", "$$${", "%$${", "//", "${a.b}", "'", ":", ",", "="),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(10**160), 10**160),
    st.floats(allow_nan=False),
    st.decimals(-100, 100, places=2, allow_nan=False).map(float),
    TEXTS,
    TEXTS,
    TEXTS,
)
DATA = st.recursive(
    SCALARS,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(TEXTS, parts, max_size=4),
    max_leaves=12,
)
SEPARATORS = st.sampled_from([(",", ":"), (",", ":"), (", ", ": "), (", ", ": "), (",\t", " :")])


@st.composite
def structures(draw: st.DrawFn) -> str:
    data, separators, ascii_only = draw(DATA), draw(SEPARATORS), draw(st.sampled_from([0, 0, 0, 1]))
    text = json.dumps(data, separators=separators, ensure_ascii=bool(ascii_only))
    text = html_escaped(text) if draw(st.booleans()) else text
    if draw(st.integers(0, 3)) == 0:
        start = draw(st.integers(0, len(text)))
        cut = start + draw(st.integers(0, 2))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[cut:]
    return text


def evaluated(template: str) -> Value:
    file = File("main.tf.json", template, Body((), ()), (), ())
    return evaluate(read_template(template), ConstantScope(file, None))  # type: ignore[arg-type]


@settings(max_examples=300)
@given(inner=structures())
def test_an_encoded_structure_is_encoded_as_by_jsonencode(inner: str) -> None:
    template = f"${{jsonencode({inner})}}"
    try:
        text = encoded_text(template)
    except NotPlain:
        return
    value = evaluated(template)
    assert value.data == text
    assert value.encoded is not None
    assert repr(plain_data(value.encoded)) == repr(json.loads(text, object_hook=without_nulls))


@settings(max_examples=200)
@given(text=TEXTS)
def test_text_without_an_expression_is_what_its_template_is(text: str) -> None:
    try:
        told = literal(text)
    except NotPlain:
        return
    assert evaluated(text).data == told


@settings(max_examples=200)
@given(
    digits=st.from_regex(
        r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,25})?([eE][-+]?[0-9]{1,3})?", fullmatch=True
    )
)
def test_numbers_are_what_evaluating_them_comes_to(digits: str) -> None:
    number = plain_fraction(digits)
    if number == number:  # not left to evaluation
        sign, size = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
        assert repr(number) == repr(plain_data(evaluated(f"${{{sign}{size}}}")))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("{}", "{}"),
        ('{"b": 1, "a": null}', '{"a":null,"b":1}'),
        ('{"b":[-2.5,true],"a":"<\\"\\n"}', '{"a":"\\u003c\\"\\n","b":[-2.5,true]}'),
        ('{"a":"\\u003c\\u0026"}', '{"a":"\\u003c\\u0026"}'),
        ('["$.a", "100%", "ü"]', '["$.a","100%","ü"]'),
    ],
)
def test_what_exports_hold_is_read_at_once(inner: str, text: str) -> None:
    assert encoded_text(f"${{jsonencode({inner})}}") == text


@pytest.mark.parametrize(
    "inner",
    [
        *('{"a": 1.0}', '{"a": 1e3}', '{"a": -0}', '{"a": 1, "a": 1}', '{"a":1, "b":2}', '"a"'),
        *(
            '{"a": "$${b}"}',
            '{"a": "${b.c}"}',
            '{"a": "\\/"}',
            '{"a": "\\u00e9"}',
            '["<\\u003c"]',
            "{\n}",
            "{})}${(",
        ),
        *('{"a": "e\u0301"}', "[NaN]", "[" * 31 + "]" * 31, f"[{'9' * 101}]", "[a.b]", '{a = "b"}'),
    ],
)
def test_what_takes_a_closer_look_is_left(inner: str) -> None:
    with pytest.raises(NotPlain):
        encoded_text(f"${{jsonencode({inner})}}")


def test_references_are_names_and_nothing_else() -> None:
    assert names_in("${t_a.x-1.id}") == ("t_a", "x-1", "id")
    for other in ("${true}", "${self.id}", "${a.if}", "${a[0]}", "${ a.b }", "${a.b}c", "${a.0}"):
        with pytest.raises(NotPlain):
            names_in(other)


def without_nulls(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
