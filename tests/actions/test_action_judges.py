"""The actions of actions.yaml, each with just the faults that it has."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.actions.body import Action
from linter.actions.faults import TemplateFault
from linter.actions.judge_escapes import unescaped_input
from linter.actions.judges import JUDGES
from linter.model import Unknown

KEYS = ["type", "properties", "items", "required", "enum", "a", "x", "Content-Type", "minimum"]
CASES = yaml.safe_load((Path(__file__).parent / "actions.yaml").read_text("utf-8"))


def schema(properties: Any, required: Any) -> Any:
    if properties is None:
        return Unknown("the contract comes through a variable")
    full = {n: {"type": p} if isinstance(p, str) else p for n, p in properties.items()}
    return {"type": "object", "properties": full, "required": required}


def body(case: dict[str, Any]) -> dict[str, Any]:
    request = {"url_template": "/api/v2/things", "method": "POST", "headers": {}}
    request["body_template"] = "${input.rawRequest}"
    parts = {
        "url": "url_template",
        "method": "method",
        "headers": "headers",
        "body": "body_template",
    }
    request |= {parts[key]: case[key] for key in parts if key in case}
    return {
        "kind": "custom",
        "request": request,
        "response": {
            "translation_map": case.get("map", {}),
            "translation_map_defaults": case.get("defaults", {}),
            "success_template": case.get("success", "${rawResult}"),
        },
        "input_schema": schema(case.get("inputs", {}), case.get("required", [])),
        "output_schema": schema(case.get("outputs", {}), case.get("required_outputs", [])),
    }


def judged(whole: dict[str, Any]) -> list[TemplateFault]:
    action = Action(whole)
    return [fault for judge in JUDGES.values() for fault in judge(action)]


def pointed_at(whole: dict[str, Any], fault: TemplateFault) -> str:
    if fault.on_key:
        return str(fault.path[-1])
    text = Action(whole).at(fault.path)
    assert isinstance(text, str)
    return text[fault.start : fault.end]


def expected(case: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((one["kind"], one["at"]) for one in case.get("faults", []))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_action_has_just_the_faults_it_should(case: dict[str, Any]) -> None:
    whole = body(case)
    found = judged(whole)
    assert sorted((f.kind, pointed_at(whole, f)) for f in found) == expected(case)
    for wanted in case.get("faults", []):
        details = {key: value for key, value in wanted.items() if key not in ("kind", "at")}
        assert any(f.kind == wanted["kind"] and details.items() <= f.details.items() for f in found)


def test_there_are_cases_for_every_judge() -> None:
    flagged = {one["kind"] for case in CASES for one in case.get("faults", [])}
    assert flagged == set(JUDGES)


@pytest.mark.parametrize("missing", ["request", "response", "input_schema", "output_schema"])
@pytest.mark.parametrize("stand_in", [None, Unknown("it comes through a variable"), 5, [], {}])
def test_parts_that_are_missing_or_unknown_are_not_held_against_an_action(
    missing: str, stand_in: object
) -> None:
    whole = body(CASES[3]) | {missing: stand_in}
    assert {fault.kind for fault in judged(whole)} <= {"unescaped-input", "undeclared-input"}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_unknown_strings_anywhere_never_raise(case: dict[str, Any]) -> None:
    whole = body(case)
    for part in ("request", "response"):
        for key in whole[part]:
            judged(whole | {part: whole[part] | {key: Unknown("it comes through a variable")}})


def test_names_can_be_spared_from_escaping() -> None:
    whole = body({"body": '{"id": "${input.queueId}"}', "inputs": {"queueId": "string"}})
    assert list(unescaped_input(Action(whole)))
    assert not list(unescaped_input(Action(whole), re.compile(r"Id$")))


PIECES = ["$input.a", "${input.b}", "$x", "${y}", '{"a": ', "}", '"', "#if($input.a)", "#else"]
PIECES += ["#end", "#foreach($i in [1..9])", "{{x}}", "$esc.jsonString($input.a)", "#set($x = $y)"]
JUNK: Any = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.just(Unknown("unknown")), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.sampled_from(KEYS), inner)),
    max_leaves=8,
)


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.text(), JUNK, JUNK, JUNK)
@settings(max_examples=200, deadline=None)
def test_judging_never_raises_and_points_into_the_action(
    template: str, path: str, schema_: Any, defaults: Any, headers: Any
) -> None:
    case = {"url": template, "body": template, "success": template, "map": {"x": path, "y": "$.a"}}
    whole = body(case | {"defaults": defaults, "headers": headers})
    for contract in ({}, {"input_schema": schema_, "output_schema": schema_}):
        for fault in judged(whole | contract):
            assert fault.on_key or 0 <= fault.start <= fault.end <= len(template + path) + 10**4


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' + "#foreach($i in [1..9999])" * 5 + "$input.n1" + "#end" * 5 + "}",
        '#set($s = "$input.n1")' + '#set($s = "$s$s")' * 30 + '{"a": "' + "$s" * 1_000 + '"}',
        "{" + "#if($unknown)1#end" * 1_000 + "}",
        "[" * 50_000 + "$input.n1",
    ],
    ids=["loops", "doubling", "conditions", "nested JSON"],
)
def test_hostile_templates_are_judged_in_time(text: str) -> None:
    names = {f"n{number}": "string" for number in range(100)}
    mapped = {"map": dict.fromkeys(names, "$.a"), "defaults": dict.fromkeys(names, '""')}
    whole = body({"body": text, "inputs": names, "success": text.replace("input.", "")} | mapped)
    start = time.perf_counter()
    assert {fault.path[0] for fault in judged(whole)} <= {"input_schema", "request", "response"}
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "' + "text # $ " * 110_000 + '"}',
        '{"a": "' + "$esc.jsonString($input.name)" * 10_000 + '"}',
        '{"a": 1' + "#if($input.name)" * 1_000 + ', "b": 2' + "#end" * 1_000 + "}",
    ],
    ids=["1 MB", "10,000 references", "1,000 deep"],
)
def test_large_templates_are_judged_in_time(text: str) -> None:
    properties = {f"n{number}": "string" for number in range(40)} | {"name": "string"}
    whole = body({"body": text, "inputs": properties, "success": text.replace("input.", "")})
    start = time.perf_counter()
    assert {fault.kind for fault in judged(whole)} <= {
        "unused-input",
        "unmapped-template-variable",
    }
    assert time.perf_counter() - start < 10
