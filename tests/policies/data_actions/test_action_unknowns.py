"""What cannot be known is neither flagged nor passed in silence, and is told of just once."""

from __future__ import annotations

from typing import Any

import pytest

from linter.model import Finding, Unjudged, Unknown

KIND = "genesyscloud_integration_action"
OPEN = Unknown("var.x has no default")
CONTRACT = '{"type": "object", "properties": {"id": {"type": "string"}}}'


def action(**changed: Any) -> dict[str, Any]:
    request = {
        "request_url_template": "https://crm.example.com/$esc.url(${input.id})",
        "request_type": "POST",
        "request_template": '{"id": "$esc.jsonString(${input.id})"}',
    }
    response = {"translation_map": {"a": "$..a"}, "success_template": '{"a": ${a}}'}
    for part in (request, response):
        part |= {key: changed.pop(key) for key in list(changed) if key in part}
    body = {
        "name": "A",
        "category": "CRM",
        "integration_id": "7a1c",
        "contract_input": CONTRACT,
        "contract_output": '{"type": "object", "properties": {}}',
        "config_request": [request],
        "config_response": [response],
    }
    return body | changed


CASES: list[tuple[dict[str, Any], set[str]]] = [
    ({}, set()),
    ({"integration_id": OPEN}, set()),
    ({"name": OPEN}, set()),
    ({"category": OPEN}, set()),
    ({"config_timeout_seconds": OPEN}, {"timeout-out-of-range"}),
    (
        {"request_type": OPEN},
        {
            "foreign-template-syntax",
            "malformed-request-template",
            "template-on-get",
            "undeclared-input",
            "unescaped-input",
            "unused-input",
        },
    ),
    (
        {"contract_output": OPEN},
        {
            "contract-reference",
            "malformed-contract",
            "nested-output-array",
            "output-contract-mismatch",
        },
    ),
    (
        {"success_template": OPEN},
        {
            "foreign-template-syntax",
            "malformed-success-template",
            "missing-translation-default",
            "output-contract-mismatch",
            "undeclared-input",
            "unmapped-template-variable",
        },
    ),
    (
        {"translation_map": OPEN},
        {
            "malformed-json-path",
            "malformed-success-template",
            "missing-translation-default",
            "output-contract-mismatch",
            "stray-translation-default",
            "unmapped-template-variable",
        },
    ),
]


@pytest.mark.parametrize(("changed", "unjudged"), CASES, ids=[str(list(one)) for one, _ in CASES])
def test_only_the_policies_that_ask_are_left_open(
    make: Any, verdicts: Any, changed: dict[str, Any], unjudged: set[str]
) -> None:
    found = verdicts([make(KIND, action(**changed))])
    assert all(isinstance(one, Unjudged) for one in found)
    assert sorted(one.policy for one in found) == sorted(unjudged)
    assert {one.unknown.reason for one in found} <= {OPEN.reason}


def test_an_unknown_url_is_told_of_once_by_each_policy(make: Any, verdicts: Any) -> None:
    found = verdicts([make(KIND, action(request_url_template=OPEN))])
    policies = [one.policy for one in found]
    assert len(policies) == len(set(policies))
    assert set(policies) == {
        "foreign-template-syntax",
        "input-controlled-host",
        "plaintext-endpoint",
        "undeclared-input",
        "unescaped-input",
        "unused-input",
    }


def test_the_known_part_of_a_template_is_judged(report: Any) -> None:
    text = """
      variable "host" {}
      resource "genesyscloud_integration_action" "a" {
        name            = "A"
        category        = "CRM"
        integration_id  = "7a1c"
        contract_input  = jsonencode({ properties = { name = { type = "string" } } })
        contract_output = jsonencode({ type = "object", properties = {} })
        config_request {
          request_url_template = "http://${var.host}/$${input.name}/$${input.other}/{{name}}"
          request_type         = "GET"
        }
      }
    """
    found = report({"main.tf": text})
    assert {one.policy for one in found.findings} == {
        "foreign-template-syntax",
        "plaintext-endpoint",
        "undeclared-input",
        "unescaped-input",
    }


@pytest.mark.parametrize("name", ["input.x", "credentials.token", "rawResult", "a", "esc.dollar"])
def test_velocity_that_terraform_looks_up_is_flagged(make: Any, verdicts: Any, name: str) -> None:
    unknown = Unknown("no such thing", name)
    found = verdicts([make(KIND, action(success_template=Unknown("x", "", None, ("{", unknown))))])
    flagged = [one for one in found if isinstance(one, Finding)]
    assert [one.policy for one in flagged] == ["unescaped-interpolation"]
    assert f"$${{{name}}}" in flagged[0].message


@pytest.mark.parametrize("name", ["var.input", "local.x", "b", "each.value", "inputs.x", "a.b"])
def test_what_terraform_is_meant_to_look_up_is_not(make: Any, verdicts: Any, name: str) -> None:
    found = verdicts([make(KIND, action(success_template=Unknown("no such thing", name)))])
    assert not [one for one in found if isinstance(one, Finding)]
