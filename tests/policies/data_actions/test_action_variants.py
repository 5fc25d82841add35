"""Each variant of a data action as people have it: in order, and with one mistake."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

REPLY = {"translationMap": {}, "translationMapDefaults": {}, "successTemplate": "${rawResult}"}


def export(request: dict[str, Any], **parts: Any) -> dict[str, Any]:
    inputs = parts.pop("inputs", {})
    made = {
        "name": "A - Exported 2026-01-01 @ 10:00",
        "integrationType": "custom-rest-actions",
        "actionType": "custom",
        "config": {"request": {"requestType": "GET"} | request, "response": REPLY},
        "contract": {
            "input": {"inputSchema": {"type": "object", "properties": inputs}},
            "output": {"successSchema": {"type": "object", "properties": {}}},
        },
        "secure": False,
    }
    return made | parts


TEXT = {"type": "string"}
BASIC = 'Basic $encoding.base64("${credentials.id}:${credentials.secret}")'
VARIANTS: dict[str, dict[str, Any]] = {
    "platform": export(
        {
            "requestUrlTemplate": "/api/v2/users/${input.userId}?expand=$esc.url(${input.expand})",
            "headers": {
                "UserAgent": "PureCloudIntegrations/1.0",
                "Content-Type": "application/json",
            },
            "requestTemplate": "${input.rawRequest}",
        },
        integrationType="purecloud-data-actions",
        inputs={"userId": TEXT, "expand": TEXT},
    ),
    "log-in": export(
        {
            "requestUrlTemplate": "${credentials.loginUrl}",
            "requestType": "POST",
            "headers": {
                "Authorization": BASIC,
                "Content-Type": "application/x-www-form-urlencoded",
            },
            "requestTemplate": "grant_type=client_credentials&scope=${credentials.scope}",
        },
        actionType="customAuth",
    ),
    "logged-in": export(
        {
            "requestUrlTemplate": "https://graph.example.com/me",
            "headers": {"authorization": "${authResponse.token_type} ${authResponse.access_token}"},
        },
    ),
    "lambda": export(
        {
            "requestUrlTemplate": "your-lambda-function-arn",
            "requestType": "POST",
            "requestTemplate": "${input.rawRequest}",
        },
        integrationType="aws-lambda-data-actions",
        inputs={"name": TEXT},
    ),
    "servicenow": export(
        {
            "requestUrlTemplate": "https://acme.service-now.com/api/now/table/incident",
            "requestType": "POST",
            "headers": {"Content-Type": "application/json"},
            "requestTemplate": '{"short_description": "$esc.jsonString(${input.summary})"}',
        },
        inputs={"summary": TEXT},
    ),
    "salesforce": export(
        {
            "requestUrlTemplate": "/services/data/v54.0/search/?q=$esc.url("
            '"FIND {$salesforce.escReserved(${input.phone})} IN PHONE FIELDS")'
        },
        integrationType="salesforce-datadip",
        inputs={"phone": TEXT},
    ),
    "dynamics": export(
        {
            "requestUrlTemplate": "/api/data/v9.0/contacts?${esc.dollar}select=fullname&"
            '${esc.dollar}filter=$msdynamics.phoneNumberFilter("phone", $input.phone)'
        },
        integrationType="microsoft-dynamics-data-actions",
        inputs={"phone": TEXT},
    ),
    "supplied": export(
        {"requestUrlTemplate": "https://${input.host}/{{x}}", "requestType": "POST"},
        actionType="static",
        inputs={"host": TEXT},
    ),
}
API_BODY = VARIANTS["platform"] | {"category": "Users", "integrationId": "7a1c"}
VARIANTS["api"] = {
    key: value for key, value in API_BODY.items() if key not in ("integrationType", "actionType")
}


def found(report: Any, action: dict[str, Any]) -> list[str]:
    return [one.policy for one in report({"a.json": json.dumps(action)}).findings]


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_in_order_is_clean(report: Any, name: str) -> None:
    seen = report({"a.json": json.dumps(VARIANTS[name])})
    assert seen.findings == ()
    assert seen.unjudged == ()


REQUEST, RESPONSE = "/config/request/", "/config/response/"
OUTPUT = "/contract/output/successSchema/"
MISTAKES = [
    ("platform", REQUEST + "requestUrlTemplate", "/api/v2/x/${input.nobody}", 2),
    ("log-in", "/config/timeoutSeconds", 5, "timeout-out-of-range"),
    ("log-in", REQUEST + "headers/Authorization", "Basic dG9tOmh1bnRlcjI=", "literal-credential"),
    ("log-in", REQUEST + "requestUrlTemplate", "http://a.example.com", "plaintext-endpoint"),
    ("logged-in", REQUEST + "requestUrlTemplate", "{{base}}/me", "foreign-template-syntax"),
    ("logged-in", REQUEST + "requestTemplate", '{"a": 1}', "template-on-get"),
    ("lambda", "/contract/input/inputSchema/properties/orgId", TEXT, "invalid-input-name"),
    ("servicenow", REQUEST + "requestTemplate", '{"a": "${input.summary}"}', "unescaped-input"),
    ("servicenow", RESPONSE + "successTemplate", "{rawResult}", "malformed-success-template"),
    ("servicenow", RESPONSE + "successTemplate", '{"a": ${a}}', "unmapped-template-variable"),
    ("servicenow", RESPONSE + "translationMapDefaults/a", '""', "stray-translation-default"),
    ("servicenow", RESPONSE + "translationMap/a", "$.a[", "malformed-json-path"),
    ("salesforce", OUTPUT + "properties/a", {"$ref": "#/b"}, "contract-reference"),
    ("salesforce", OUTPUT + "type", "string", "malformed-contract"),
    ("dynamics", "/config/timeoutSeconds", 61, "timeout-out-of-range"),
    (
        "api",
        OUTPUT + "properties/a",
        {"type": "array", "items": {"type": "array"}},
        "nested-output-array",
    ),
]


@pytest.mark.parametrize(("name", "pointer", "value", "policy"), MISTAKES)
def test_one_mistake_is_one_finding(
    report: Any, name: str, pointer: str, value: Any, policy: str | int
) -> None:
    action = copy.deepcopy(VARIANTS[name])
    *way, last = pointer[1:].split("/")
    place: Any = action
    for key in way:
        place = place[key]
    place[last] = value
    policies = found(report, action)
    if policy == 2:
        assert sorted(set(policies)) == ["undeclared-input", "unused-input"]
    else:
        assert policies == [policy]


def test_the_three_kinds_of_terraform_resource_are_data_actions(report: Any) -> None:
    for kind in ("action", "action_draft", "custom_auth_action"):
        text = f"""
          resource "genesyscloud_integration_{kind}" "a" {{
            name           = "A"
            integration_id = "7a1c"
            config_request {{
              request_url_template = "http://a.example.com"
              request_type         = "POST"
            }}
          }}
        """
        assert [one.policy for one in report({"main.tf": text}).findings] == ["plaintext-endpoint"]
