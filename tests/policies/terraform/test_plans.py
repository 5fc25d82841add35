"""What stands in a plan has been accepted by the provider: only what is on its way out counts."""

from __future__ import annotations

import json


def _plan(kind: str, values: dict[str, object]) -> dict[str, str]:
    expressions = {name: {"constant_value": value} for name, value in values.items()}
    provider = "registry.terraform.io/mypurecloud/genesyscloud"
    about = {"address": f"{kind}.it", "mode": "managed", "type": kind, "name": "it"}
    planned = {**about, "provider_name": provider, "schema_version": 1, "values": values}
    document = {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "planned_values": {"root_module": {"resources": [planned]}},
        "resource_changes": [
            {**about, "change": {"actions": ["create"], "after": values, "after_unknown": {}}}
        ],
        "configuration": {
            "provider_config": {"genesyscloud": {"name": "genesyscloud", "full_name": provider}},
            "root_module": {"resources": [{**about, "expressions": expressions}]},
        },
    }
    return {"plan.json": json.dumps(document, indent=1)}


def test_a_deprecated_argument_is_found_in_a_plan(found):
    plan = _plan("genesyscloud_tf_export", {"directory": "a", "export_as_hcl": True})
    assert [policy for policy, _ in found(plan)] == ["deprecated-attribute"]


def test_a_name_that_is_not_known_here_is_no_finding_in_a_plan(found):
    assert found(_plan("genesyscloud_tf_export", {"since_next_year": "a"})) == []
    assert found(_plan("genesyscloud_since_next_year", {"name": "a"})) == []
