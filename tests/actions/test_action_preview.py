"""Running an action on paper, with and without a response."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.actions.preview import Preview, preview
from linter.model import Unknown

BODY: dict[str, Any] = {
    "request": {
        "url_template": "https://api.example.com/users/$esc.uriEncode($input.name)",
        "method": "post",
        "headers": {"Authorization": "Bearer ${authResponse.access_token}"},
        "body_template": '{"name": "$esc.jsonString($input.name)", "n": ${input.n}}',
    },
    "response": {
        "translation_map": {"id": "$.id", "tags": "$.tags[*].name", "note": "$.note"},
        "translation_map_defaults": {"note": '"none"'},
        "success_template": '{"id": ${id}, "tags": ${tags}, "note": ${note}}',
    },
    "input_schema": {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string"}, "n": {"type": "integer"}},
    },
    "output_schema": {"type": "object", "properties": {"id": {"type": "string"}}},
}
ANSWER = {"id": "u1", "tags": [{"name": "a"}, {"name": "b"}]}


def run(inputs: Any = None, response: Any = ANSWER, **response_parts: Any) -> Preview:
    return preview(BODY | {"response": BODY["response"] | response_parts}, inputs, response)


def test_the_request_and_the_output_are_shown() -> None:
    seen = run({"name": 'a "b"', "n": 3})
    assert seen.method == "POST"
    assert seen.url == "https://api.example.com/users/a%20%22b%22"
    assert seen.headers == {"Authorization": "Bearer <authResponse.access_token>"}
    assert seen.body == '{"name": "a \\"b\\"", "n": 3}'
    assert seen.output == {"id": "u1", "tags": ["a", "b"], "note": "none"}
    assert not seen.fails
    assert not seen.doubts


def test_without_inputs_the_contract_gives_samples() -> None:
    assert run().body == '{"name": "text", "n": 7}'


def test_without_a_response_there_is_no_output() -> None:
    seen = preview(BODY)
    assert seen.output_text is None
    assert not seen.fails


def messages(seen: Preview) -> list[str]:
    return [problem.message for problem in seen.problems]


def test_a_body_that_is_not_json_fails() -> None:
    (message,) = messages(run({"name": "x"}))
    assert message.startswith("the body is not JSON")
    assert "${input.n}" in message


def test_inputs_are_held_against_their_contract() -> None:
    assert messages(run({"n": "many"}))[:2] == [
        'the input "name" is nothing, not string',
        'the input "n" is string, not integer',
    ]


def test_a_path_that_finds_nothing_leaves_the_reference_as_it_stands() -> None:
    (message,) = messages(run({"name": "x", "n": 1}, {"tags": []}))
    assert message.startswith("the output is not JSON")
    assert "${id}" in message


def test_output_is_held_against_its_contract() -> None:
    (message,) = messages(run({"name": "x", "n": 1}, ANSWER | {"id": 5}))
    assert message == '"id" is integer; the contract says string'


def test_a_template_that_velocity_refuses_fails_where_it_stands() -> None:
    seen = run(None, ANSWER, success_template='{"id": #if($id)${id}}')
    (problem,) = seen.problems
    assert problem.message == 'Velocity refuses the success template: "#if" has no "#end"'
    assert (problem.start, problem.end) == (7, 15)


def test_a_path_that_cannot_be_read_fails() -> None:
    seen = run(None, ANSWER, translation_map={"id": "$.id["})
    assert messages(seen)[0].startswith('the path of "id" cannot be read')


def test_what_is_not_known_is_a_doubt() -> None:
    unknown = Unknown("it comes through a variable")
    seen = preview(
        BODY | {"input_schema": unknown, "request": BODY["request"] | {"url_template": unknown}}
    )
    assert [doubt.message for doubt in seen.doubts] == [
        "the input contract is not known",
        "the URL is not known",
        "the body is known in part only: esc.jsonString of null",
    ]


def test_a_get_sends_no_body() -> None:
    assert preview(BODY | {"request": BODY["request"] | {"method": "GET"}}).body is None


def test_a_template_that_works_through_lists_is_followed() -> None:
    template = (
        '#set($q = \'"\')#set($text = "${tags}")'
        '#set($text = $text.replace("[", "").replace("]", ""))'
        '#set($all = $text.replace($q, "").split(","))#set($kept = [])'
        '#foreach($one in $all)#if($one.trim() != "b")#set($done = $kept.add($one.trim()))#end#end'
        '{"id": ${id}, "count": $kept.size(), '
        '"names": [#foreach($one in $kept)"$esc.jsonString($one)"#if($foreach.hasNext), #end#end]}'
    )
    tags = [{"name": "a"}, {"name": "b"}, {"name": "c"}]
    seen = run({"name": "x", "n": 1}, ANSWER | {"tags": tags}, success_template=template)
    assert seen.output == {"id": "u1", "count": 2, "names": ["a", "c"]}
    assert not seen.doubts


@given(
    st.dictionaries(
        st.sampled_from(["name", "n", "x"]), st.one_of(st.none(), st.integers(), st.text())
    ),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
        lambda inner: st.one_of(
            st.lists(inner), st.dictionaries(st.sampled_from(["id", "tags", "name"]), inner)
        ),
    ),
)
@settings(max_examples=100, deadline=None)
def test_a_preview_never_raises(inputs: dict[str, Any], response: Any) -> None:
    seen = run(inputs, response)
    assert seen.fails or seen.doubts or isinstance(seen.output, dict)
