"""The way of a value whose resource a plan speaks for."""

from __future__ import annotations

import json

import pytest

from linter.model import WRITTEN

SOURCE = {
    "main.tf": 'variable "grant" {\n  default = "PASSWORD"\n}\n'
    'resource "genesyscloud_oauth_client" "it" {\n  name = "it"\n'
    "  authorized_grant_type = var.grant\n}\n"
}


def plan(grant: str) -> str:
    kind = "genesyscloud_oauth_client"
    resource = {"address": f"{kind}.it", "mode": "managed", "type": kind, "name": "it"}
    values = {"name": "it", "authorized_grant_type": grant}
    expressions = {
        "name": {"constant_value": "it"},
        "authorized_grant_type": {"references": ["var.grant"]},
    }
    return json.dumps(
        {
            "format_version": "1.2",
            "variables": {"grant": {"value": grant}},
            "planned_values": {"root_module": {"resources": [{**resource, "values": values}]}},
            "resource_changes": [{**resource, "change": {"after_unknown": {}}}],
            "configuration": {
                "root_module": {"resources": [{**resource, "expressions": expressions}]}
            },
        }
    )


@pytest.mark.parametrize(
    ("grant", "policy", "told"),
    [
        ("PASSWORD", "password-oauth-grant", [(WRITTEN, "main.tf")]),
        ("TOKEN", "implicit-oauth-grant", []),
    ],
)
def test_is_told_where_the_source_says_the_same(report, grant: str, policy: str, told) -> None:
    found = report({**SOURCE, "plan.json": plan(grant)}).findings
    one = next(finding for finding in found if finding.policy == policy)
    assert one.span.path == "main.tf"
    assert [(step.told, step.span.path) for flow in one.flows for step in flow.trail] == told
