"""Every SARIF log is valid by the schema that OASIS publishes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from linter.report import Report
from linter.reporters import sarif

SCHEMA = Path(__file__).parent / "sarif-2.1.0" / "sarif-schema-2.1.0.json"


@cache
def validator() -> Draft4Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def faults(rendered: str) -> list[str]:
    return [
        f"{one.json_path}: {one.message}" for one in validator().iter_errors(json.loads(rendered))
    ]


def test_of_each_estate(estate_report: Report) -> None:
    assert faults(sarif.render(estate_report)) == []


@pytest.mark.parametrize("name", ["module_report", "chain_report", "hostile_report"])
def test_of_what_is_unusual(name: str, request: pytest.FixtureRequest) -> None:
    assert faults(sarif.render(request.getfixturevalue(name))) == []


def test_of_nothing(make) -> None:
    assert faults(sarif.render(make())) == []


def test_of_a_run_in_trouble(make, fault) -> None:
    report = make(
        fault(policy="failed-check"), crashed=True, passed_over={"ü b.json": "it is not ours"}
    )
    rendered = sarif.render(report)
    assert faults(rendered) == []
    (invocation,) = json.loads(rendered)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    levels = [one["level"] for one in invocation["toolExecutionNotifications"]]
    assert levels == ["error", "note"]


def test_the_schema_refuses_what_is_wrong() -> None:
    assert faults('{"version": "2.1.0", "runs": [{"tool": {}}]}') != []
