"""Which of a plan and its source speaks, and what is known of what."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linter.catalogue import catalogue_at
from linter.model import Resource, Unknown
from linter.plan.speaking import speak
from linter.readers.json_document import read_json

PLAN = json.loads((Path(__file__).parent / "estate" / "plan" / "plan.json").read_text("utf-8"))


def resources(plan: Any) -> dict[str, Resource]:
    spoken = speak([read_json("plan.json", json.dumps(plan))], (), catalogue_at())
    return {one.address: one for one in spoken.resources}


def small(expressions: Any, values: Any, **more: Any) -> dict[str, Any]:
    """A plan of one OAuth client."""
    kind = "genesyscloud_oauth_client"
    resource = {"address": f"{kind}.it", "mode": "managed", "type": kind, "name": "it"}
    unknown = more.pop("unknown", {})
    sensitive = more.pop("sensitive", {})
    return {
        "format_version": "1.2",
        "planned_values": {
            "root_module": {
                "resources": [{**resource, "values": values, "sensitive_values": sensitive}]
            }
        },
        "resource_changes": [{**resource, "change": {"after_unknown": unknown}}],
        "configuration": {
            "root_module": {"resources": [{**resource, "expressions": expressions}], **more}
        },
    }


def literal(value: Any) -> dict[str, Any]:
    return {"constant_value": value}


def body(plan: Any) -> Any:
    return resources(plan)["genesyscloud_oauth_client.it"].body


def test_references_lead_through_modules() -> None:
    found = resources(PLAN)
    role = found["genesyscloud_oauth_client.crm"].body["roles"][0]["role_id"]
    assert role.reason == "known only after apply"
    assert role.refers_to == ("module.roles.genesyscloud_auth_role.it",)
    assert found["module.roles.genesyscloud_auth_role.it"].body["name"] == "Northwind CRM"


def test_references_lead_through_variables_and_keys() -> None:
    plan = deepcopy(PLAN)
    roles = plan["configuration"]["root_module"]["module_calls"]["roles"]
    roles["expressions"]["name"] = {"references": ["genesyscloud_oauth_client.widget", "each.key"]}
    child = plan["planned_values"]["root_module"]["child_modules"][0]
    child["address"] = 'module.roles["chat"]'
    child["resources"][0]["address"] = 'module.roles["chat"].genesyscloud_auth_role.it'
    plan["resource_changes"].append(
        {
            "address": 'module.roles["chat"].genesyscloud_auth_role.it',
            "change": {"after_unknown": {"name": True}},
        }
    )
    name = resources(plan)['module.roles["chat"].genesyscloud_auth_role.it'].body["name"]
    assert name.refers_to == ('genesyscloud_oauth_client.widget["chat"]',)


def test_only_what_was_written_is_in_a_body() -> None:
    values = {"name": "it", "state": "active", "description": None, "scopes": []}
    found = body(small({"name": literal("it")}, values, unknown={"id": True}))
    assert found == {"name": "it"}


def test_blocks_that_dynamic_makes_are_in_a_body() -> None:
    """The provider fills in what nobody wrote; what it asks for was written."""
    roles = [{"role_id": "", "division_id": ""}, {"role_id": "s", "division_id": "*"}]
    found = body(small({"name": literal("it")}, {"name": "it", "roles": roles}))
    assert found["roles"] == [{"role_id": ""}, {"role_id": "s", "division_id": "*"}]


def test_of_sensitive_values_only_literals_are_known() -> None:
    values = {"name": "it", "description": "open", "redirect_uris": None}
    marked = {"name": True, "description": True}
    expressions = {"name": {"references": ["var.name"]}, "description": literal("open")}
    found = body(small(expressions, values, sensitive=marked))
    assert found["description"] == "open"
    assert isinstance(found["name"], Unknown)
    spoken = speak(
        [read_json("p", json.dumps(small(expressions, values, sensitive=marked)))],
        (),
        catalogue_at(),
    )
    assert len(spoken.sensitive) == 2


def test_a_sensitive_variable_is_never_shown(report: Any) -> None:
    from linter.reporters import text

    plan = deepcopy(PLAN)
    plan["variables"] = {"aaa": {"value": "Wq8zX2mB5nC7"}, **plan["variables"]}
    plan["configuration"]["root_module"]["variables"] = {
        "aaa": {"sensitive": True, "default": "Wq8zX2mB5nC7"}
    }
    provider = plan["configuration"]["provider_config"]["genesyscloud"]
    provider["expressions"]["access_token"] = {"references": ["var.aaa"]}
    found = report({"plan.json": json.dumps(plan)})
    assert found.findings
    assert "Wq8zX2mB5nC7" not in text.render(found)


def test_what_a_plan_marks_as_sensitive_is_masked_beside_a_finding(report: Any) -> None:
    from linter.reporters import text

    values = {"authorized_grant_type": "TOKEN", "description": "Plum 4711 Orchard"}
    written = {"authorized_grant_type": literal("TOKEN")}
    plan = small(written, values, sensitive={"description": True})
    found = report({"plan.json": json.dumps(plan)})
    assert "implicit-oauth-grant" in {finding.policy for finding in found.findings}
    assert "Plum" not in text.render(found)


SOURCE = """
variable "name" { default = "n" }
resource "genesyscloud_oauth_client" "it" {
  name                  = var.name
  authorized_grant_type = "TOKEN"
}
resource "genesyscloud_oauth_client" "new" {
  name                  = "new"
  authorized_grant_type = "TOKEN"
}
"""
WRITTEN = {"name": {"references": ["var.name"]}, "authorized_grant_type": literal("TOKEN")}


def names(reading: Any, files: dict[str, str]) -> dict[str, tuple[str, str]]:
    estate = reading(files).estate
    return {one.address: (one.body["name"], one.path) for one in estate.of("genesyscloud_*")}


def test_the_plan_speaks_for_what_it_holds(reading: Any) -> None:
    plan = json.dumps(small(WRITTEN, {"name": "given", "authorized_grant_type": "TOKEN"}))
    assert names(reading, {"a/main.tf": SOURCE, "a/plan.json": plan}) == {
        "genesyscloud_oauth_client.it": ("given", "a/main.tf"),
        "genesyscloud_oauth_client.new": ("new", "a/main.tf"),
    }


@pytest.mark.parametrize(
    "written",
    [
        {**WRITTEN, "authorized_grant_type": literal("CODE")},
        {"name": {"references": ["var.name"]}},
    ],
)
def test_the_source_speaks_for_what_has_changed_since(written: Any, reading: Any) -> None:
    plan = json.dumps(small(written, {"name": "given", "authorized_grant_type": "CODE"}))
    found = names(reading, {"a/main.tf": SOURCE, "a/plan.json": plan})
    assert found["genesyscloud_oauth_client.it"] == ("n", "a/main.tf")


def test_a_block_that_is_gone_is_passed_over(reading: Any) -> None:
    plan = small(WRITTEN, {"name": "given", "authorized_grant_type": "TOKEN"})
    text = json.dumps(plan).replace('"it"', '"gone"').replace("client.it", "client.gone")
    both = text.replace(
        '"root_module": {"resources": [{"address": "genesyscloud_oauth_client.gone", '
        '"mode": "managed", "type": "genesyscloud_oauth_client", "name": "gone", "expressions"',
        '"root_module": {"module_calls": {"m": {}}, "resources": [{"address": '
        '"genesyscloud_oauth_client.it"}, {"address": "genesyscloud_oauth_client.gone", "mode": '
        '"managed", "type": "genesyscloud_oauth_client", "name": "gone", "expressions"',
    )
    assert set(names(reading, {"main.tf": SOURCE, "plan.json": both})) == {
        "genesyscloud_oauth_client.it",
        "genesyscloud_oauth_client.new",
    }


def test_of_two_plans_of_a_module_the_first_speaks(reading: Any) -> None:
    one, two = (
        json.dumps(small(WRITTEN, {"name": name, "authorized_grant_type": "TOKEN"}))
        for name in ("one", "two")
    )
    files = {"main.tf": SOURCE, "one.json": one, "two.json": two}
    assert names(reading, files)["genesyscloud_oauth_client.it"] == ("one", "main.tf")
    assert reading(files).passed_over == {"two.json": "one.json is a plan of the same module"}


def test_a_plan_without_a_source_stands_for_itself(reading: Any) -> None:
    plan = json.dumps(small(WRITTEN, {"name": "given", "authorized_grant_type": "TOKEN"}))
    two = {"a/main.tf": SOURCE, "b/main.tf": SOURCE, "plans/x.json": plan}
    assert ("given", "plans/x.json") in names(reading, two).values()


def parts(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    inner = ((key, one) for key, one in items if isinstance(one, dict | list))
    return [path, *(each for key, one in inner for each in parts(one, (*path, key)))]


PARTS = [path for path in parts(PLAN) if path]
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=5,
)


@given(st.sampled_from(PARTS), ODD)
@example(("configuration", "root_module", "resources", 1, "expressions"), [])
def test_a_plan_of_any_shape_is_borne(path: tuple[Any, ...], odd: Any) -> None:
    plan = deepcopy(PLAN)
    *way, last = path
    here = plan
    for key in way:
        here = here[key]
    here[last] = odd
    for one in resources(plan).values():
        assert one.spans.at(()).path == "plan.json"


def test_a_plan_nested_too_deeply_is_borne() -> None:
    deep: Any = "x"
    for _ in range(400):
        deep = [deep]
    found = body(small({"name": {}}, {"name": deep}))
    assert isinstance(found["name"], list)
