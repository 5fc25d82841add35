"""Rendering on paper: pieces, doubts, macros and what holds of any template."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.actions.context import found, request_names, response_names
from linter.actions.render import render, renderings
from linter.actions.rendered import Rendered
from linter.actions.values import Undecided, Value
from linter.readers.velocity import read

FRAGMENTS = [
    "$input.a",
    "${input.b}",
    "$!{input.c}",
    "#if($input.a)",
    "#else",
    "#end",
    "$esc.quote",
]
FRAGMENTS += ["#foreach($i in [1..9])", "$i", '#set($s = "$s$s$input.a")', "$s", "\\", '"', "text"]
FRAGMENTS += ["$esc.jsonString($input.a)", "$input.a.substring(1, $input.b)", "${credentials.x}"]
FRAGMENTS += [
    "$input.a.split(',')[0]",
    "#set($l = [])",
    "$l.add(1)",
    "$l.clear()",
    "$foreach.count",
]
VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5))


def shown(template: str, **inputs: Value) -> str:
    rendered = render(read(template), request_names(inputs))
    assert rendered.decided, rendered.doubts
    return rendered.text


@pytest.mark.parametrize(
    ("number", "text"),
    [(7.5, "7.5"), (1e7, "1.0E7"), (float("inf"), "Infinity"), (float("-inf"), "-Infinity")],
)
def test_numbers_print_as_java_prints_them(number: float, text: str) -> None:
    assert shown("$input.a", a=number) == text


def test_loud_references_print_their_source_when_there_is_no_value() -> None:
    assert shown("${input.a} $input.a $!{input.a}|$!input.a|") == "${input.a} $input.a ||"


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("$esc.jsonString($input.a)", 'say \\"hi\\"'),
        ('$esc.jsonEncode("${input.a}")', 'say \\"hi\\"'),
        ("$esc.url($input.a)", "say+%22hi%22"),
        ("$esc.urlFormEncode($input.a)", "say+%22hi%22"),
        ("$esc.uriEncode($input.a)", "say%20%22hi%22"),
        ("$esc.html($input.a)", "say &quot;hi&quot;"),
        ("$esc.quote$esc.q${esc.dollar}$esc.hash", '""$#'),
        ('$encoding.base64("${input.n}:x")', "NTp4"),
        ("$salesforce.escReserved($input.a)", 'say \\"hi\\"'),
        ("${input.a.replace(' ', '%20')}", 'say%20"hi"'),
        ("$input.rawRequest", '{"a": "say \\"hi\\"", "n": 5}'),
    ],
)
def test_macros(template: str, printed: str) -> None:
    assert shown(template, a='say "hi"', n=5) == printed


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("$msdynamics.phoneNumberFilter($input.a)", "msdynamics.phoneNumberFilter"),
        ("$urlTool.optionalQueryParam('a', $input.a)", "urlTool.optionalQueryParam"),
        ("$esc.url($input.missing)", "null"),
        ("$other", 'no name "other"'),
        ("$input.a.replaceAll('[0-9]+', '')", "regular expressions are not run"),
        ("$input.a.substring(0, 99)", "past the end"),
        ("$input.the-name", "hyphen"),
        ("#if($input.empty)a#end", "1.7 and 2.3 differ"),
        ("#macro(m)a#end", "macro"),
    ],
)
def test_what_cannot_be_told_is_a_doubt_with_its_reason(template: str, reason: str) -> None:
    rendered = render(read(template), request_names({"a": "text", "empty": ""}))
    assert reason in rendered.doubts[0].reason
    assert template[rendered.doubts[0].start : rendered.doubts[0].end]


def test_first_from_array_gives_json_text() -> None:
    names = response_names({"x": found(["one", 2]), "e": found([]), "d": "disconnected"}, "{}")
    several = 'a${successTemplateUtils.firstFromArray("${x}")}'
    fallback = '${successTemplateUtils.firstFromArray("${e}", "$esc.quote$esc.quote")}'
    assert render(read(several), names).text == 'a"one"'
    assert render(read(fallback), names).text == '""'
    assert not render(read('$successTemplateUtils.firstFromArray("${d}")'), names).decided


def test_pieces_lead_back_to_the_template() -> None:
    text = '{"a": "$input.a", #if($input.b)"b": ${input.b}#end}'
    rendered = render(read(text), request_names({"a": "long value", "b": 5}))
    assert rendered.text == '{"a": "long value", "b": 5}'
    assert [text[slice(*rendered.source(at))] for at in (0, 7, 16, 20, 25, 26)] == [
        "{", "$input.a", "$input.a", '"', "${input.b}", "}",
    ]  # fmt: skip


def test_undecided_conditions_are_rendered_each_way() -> None:
    template = read("#if($x)a#{else}b#end#if($y)c#end")
    assert {one.text for one in renderings(template, {})} == {"ac", "a", "bc", "b"}
    assert renderings(read("#if($x)a#end" * 9), {}) == ()


def test_a_refused_template_prints_nothing() -> None:
    rendered = render(read("a#if($x)b"), {})
    assert rendered.text == ""
    assert [fault.message for fault in rendered.faults] == ['"#if" has no "#end"']


@given(
    st.lists(st.sampled_from(FRAGMENTS)).map("".join),
    st.dictionaries(st.sampled_from("abc"), VALUES),
)
@settings(max_examples=200, deadline=None)
def test_rendering_never_raises_and_its_pieces_are_its_text(
    text: str, inputs: dict[str, Value]
) -> None:
    for rendered in renderings(read(text), request_names({**inputs})):
        parts = [rendered.text[piece.start : piece.end] for piece in rendered.pieces]
        assert "".join(parts) == rendered.text
        assert all(p.source_start < p.source_end <= len(text) for p in rendered.pieces)


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_is_rendered(text: str) -> None:
    assert isinstance(render(read(text), request_names({})), Rendered)


def test_large_and_greedy_templates_end() -> None:
    doubling = '#set($s = "xxxxxxxxxx")' + '#set($s = "$s$s")' * 60 + "$s" * 1_000
    loops = "#foreach($i in [1..9999])" * 5 + "x" + "#end" * 5
    deep = "#if($input.a)" * 1_000 + "a" + "#end" * 1_000
    many = "\"${input.a.replace('a', 'b')}\" " * 10_000
    start = time.perf_counter()
    results = [
        render(read(text), request_names({"a": "a"})) for text in (doubling, loops, deep, many)
    ]
    assert time.perf_counter() - start < 8
    assert [result.decided for result in results] == [False, False, True, True]


def test_an_input_of_unknown_type_is_undecided() -> None:
    rendered = render(read("$input.a"), request_names({"a": Undecided("its type is not known")}))
    assert not rendered.decided
