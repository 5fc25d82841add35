"""What is settled by looking at a template is what rendering it brings to light."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.actions import judge_escapes, judge_request
from linter.actions.body import Action
from linter.actions.json_text import parse
from linter.actions.judges import JUDGES
from linter.actions.slots import slots
from linter.readers.velocity import read

REFERENCES = [
    "${input.a}",
    "$input.b",
    "$!{input.c}",
    "\\${input.a}",
    "\\\\$input.a",
    "${input.a|'b'}",
    "$esc.jsonString(${input.a})",
    '$!esc.jsonEncode("$input.b")',
    "$esc.url($input.a)",
    "$esc.uriEncode($input.d)",
    "$esc.html($input.a)",
    "$esc.jsonString($input.a.put(1))",
    "$input.d.replace('\"', '')",
    "${input.rawRequest}",
    "$input.orgId",
    "$input.gone",
    "$input.a-b",
    "${credentials.key}",
    "${m}",
    "$n",
    "${successTemplateUtils.firstFromArray(\"${m}\", '0')}",
]
AROUND = [
    *'{}[]:,"\\ \n0-.eu',
    '{"x": ',
    '"y": "',
    '", ',
    '"}',
    "null",
    "\\u004",
    "##\n",
    "#* *#",
    "#if($input.c)",
    "#else",
    "#end",
    "#set($esc = $input.a)",
    "#foreach($esc in [1..2])",
    "\"#set($esc = '')\"",
    "#[[x]]#",
    "#macro(x)",
    "https://",
    "/?q=",
]
WHOLE = st.sampled_from(
    [
        '{{"a": "{0}", "b": [{1}]}}',
        '["{0}{1}", {2}]',
        '{{"a": "x{0} y"}}',
        "{0}",
        '{{"{0}": {1}, "c": -{2}}}',
        '"{0}" {1}',
    ]
)


@st.composite
def templates(draw: st.DrawFn) -> str:
    """Of texts that are JSON around references, and of any."""
    reference = st.sampled_from(REFERENCES)
    if draw(st.integers(0, 2)):
        return draw(WHOLE).format(*(draw(reference) for _ in range(3)))
    return "".join(draw(st.lists(st.one_of(reference, st.sampled_from(AROUND)), max_size=12)))


TEXTS = st.sampled_from(["text", "a\\", '"', "5", "null", "[]", "\\u00", "\u2028", "\n", ""])
SCHEMAS = st.one_of(
    st.sampled_from([True, {}, {"type": "string"}, {"type": "integer"}, {"type": "boolean"}]),
    st.builds(lambda text: {"type": "string", "default": text}, TEXTS),
    st.builds(lambda texts: {"type": "string", "enum": texts}, st.lists(TEXTS)),
    st.builds(
        lambda number: {"type": "number", "default": number},
        st.one_of(st.integers(), st.floats(allow_nan=False)),
    ),
)


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    kinds = st.sampled_from([None, "application/json", "text/plain", "$input.a"])
    content_type = draw(kinds)
    names = st.sampled_from(["a", "b", "c", "d", "a-b", "rawRequest", "orgId"])
    return {
        "request": {
            "url_template": draw(templates()),
            "method": draw(st.sampled_from(["POST", "GET"])),
            "headers": {} if content_type is None else {"Content-Type": content_type},
            "body_template": draw(templates()),
        },
        "response": {
            "translation_map": draw(
                st.dictionaries(
                    st.sampled_from("mn"), st.sampled_from(["$.a", "$..b", "$.c[", "$[*]"])
                )
            ),
            "translation_map_defaults": draw(st.dictionaries(st.sampled_from("mn"), TEXTS)),
            "success_template": draw(templates()),
        },
        "input_schema": {
            "type": "object",
            "properties": draw(st.dictionaries(names, SCHEMAS)),
            "required": draw(st.lists(names, max_size=3)),
        },
        "output_schema": {
            "type": "object",
            "properties": {"a": {"type": "string"}, "x": {"type": "integer"}},
            "required": ["a"],
        },
    }


def found(body: dict[str, Any]) -> list[object]:
    action = Action(body)
    return [list(judge(action)) for judge in JUDGES.values()]


def found_the_long_way(body: dict[str, Any]) -> list[object]:
    """By rendering whatever there is to render."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judge_request, "always_json", lambda *_: False)
        patch.setattr(judge_escapes, "only_through", lambda *_: False)
        return found(body)


@given(bodies())
@settings(max_examples=400, deadline=None)
def test_the_short_ways_change_nothing(body: dict[str, Any]) -> None:
    assert found(body) == found_the_long_way(body)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('{"a": "${input.a}$input.b", "c": [${input.c}, $input.d ]}', [True, True, False, False]),
        ("${rawResult}", [False]),
        ('{"$input.a": 1}## said\n', [True]),
    ],
)
def test_a_reference_is_a_part_of_a_string_or_a_whole_value(text: str, inside: list[bool]) -> None:
    known = slots(read(text))
    assert known is not None
    assert [slot.inside for slot in known] == inside


@pytest.mark.parametrize(
    "text",
    [
        '{"a": -${input.a}}',
        '{"a": ${input.a}0}',
        "[${input.a}${input.b}]",
        "[${input.a}## said\n${input.b}]",
        '{"a": "\\u004${input.a}"}',
        '{"a": "\\## said\n${input.a}"}',
        "{${input.a}: 1}",
        '{"a": "${input.a}}',
        "#if($input.a)1#{else}2#end",
        "",
    ],
)
def test_any_other_is_told_by_rendering_alone(text: str) -> None:
    assert slots(read(text)) is None


JSON_LIKE = st.lists(st.sampled_from([*AROUND, "\ufeff", "NaN", "-Infinity", "1" * 20, "{}", "[]"]))


@given(JSON_LIKE.map("".join))
def test_one_reader_of_json_says_what_a_reader_for_each_text_says(text: str) -> None:
    expected: tuple[object, str | None]
    try:
        expected = json.loads(text, parse_constant=refused), None
    except json.JSONDecodeError as error:
        expected = None, error.msg[:1].lower() + error.msg[1:]
    except LookupError as error:
        expected = None, f"{error.args[0]} is no JSON value"
    value, problem = parse(text)
    assert (value, problem and problem.message) == expected


def refused(name: str) -> object:
    raise LookupError(name)
