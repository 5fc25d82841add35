"""What unknown values say of themselves: why, and which resources they come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from linter.model import Unknown
from linter.terraform import Assembled

Assemble = Callable[..., Assembled]

ROLES = """
=== main.tf
resource "genesyscloud_auth_role" "agent" {
  name = "Agent"
}
resource "genesyscloud_auth_role" "many" {
  for_each = toset(["a", "b"])
  name     = each.key
}
data "genesyscloud_auth_division" "home" {
  name = "Home"
}
module "roles" {
  source = "./roles"
}
module "each" {
  source   = "./roles"
  for_each = toset(["emea"])
}
module "client" {
  source = "./client"
  roles = {
    direct = genesyscloud_auth_role.agent.id
    keyed  = genesyscloud_auth_role.many["a"].id
    text   = "role ${genesyscloud_auth_role.agent.id}"
    module = module.roles.id
    inner  = module.each["emea"].id
    data   = data.genesyscloud_auth_division.home.id
    list   = join(",", [for role in genesyscloud_auth_role.many : role.id])
  }
}
=== roles/main.tf
resource "genesyscloud_auth_role" "it" {
  name = "x"
}
output "id" {
  value = genesyscloud_auth_role.it.id
}
=== client/main.tf
variable "roles" {
  type = map(string)
}
locals {
  roles = var.roles
}
resource "genesyscloud_oauth_client" "it" {
  for_each = local.roles
  role_id  = each.value
}
"""


@pytest.mark.parametrize(
    ("key", "addresses"),
    [
        ("direct", ("genesyscloud_auth_role.agent",)),
        ("keyed", ('genesyscloud_auth_role.many["a"]',)),
        ("text", ("genesyscloud_auth_role.agent",)),
        ("module", ("module.roles.genesyscloud_auth_role.it",)),
        ("inner", ('module.each["emea"].genesyscloud_auth_role.it',)),
        ("data", ("data.genesyscloud_auth_division.home",)),
        ("list", ('genesyscloud_auth_role.many["a"]', 'genesyscloud_auth_role.many["b"]')),
    ],
)
def test_a_value_knows_its_resources_through_calls(
    assembled: Assemble, key: str, addresses: tuple[str, ...]
) -> None:
    address = f'module.client.genesyscloud_oauth_client.it["{key}"]'
    found = assembled(ROLES)
    (resource,) = (one for one in found.resources if one.address == address)
    assert resource.body["role_id"].refers_to == addresses
    assert set(addresses) <= {one.address for one in found.resources}


def test_a_configured_attribute_is_known(assembled: Assemble) -> None:
    found = assembled("""
resource "t_r" "a" {
  name  = "n"
  unset = null
}
resource "t_r" "b" {
  name  = t_r.a.name
  unset = t_r.a.unset
}
""")
    body = found.resources[1].body
    assert body["name"] == "n"
    assert body["unset"].reason == "known only after apply"


REASONS = {
    "var.unset": "var.unset has no default (main.tf:1)",
    "var.gone": 'this module declares no variable "gone"',
    "local.gone": 'this module declares no local value "gone"',
    "t_r.gone.id": 'this module declares no resource "t_r.gone"',
    "data.t_r.gone.id": 'this module declares no data source "t_r.gone"',
    "module.gone.id": 'this module declares no module call "gone"',
    "module.m.gone": 'module "m" declares no output "gone"',
    "module.far.id": "module far comes from a/b/c, which is not in this folder",
    "module.lost.id": "module lost comes from ./lost, where there are no Terraform files",
    "module.out.id": (
        "module out cannot be followed: its source leads out of the folder that is checked"
    ),
    "terraform.workspace": "it depends on where Terraform is run",
    "path.cwd": "it depends on where Terraform is run",
    "each.key": "each needs for_each",
    "local.a": "local.a, local.b depend on one another in a circle",
    "local.b": "local.a, local.b depend on one another in a circle",
    "local.self": "local.self depends on itself",
    "t_r.counted[0].id": "var.unset has no default (main.tf:1)",
}


UNSETTLED = """
=== main.tf
variable "unset" {}
locals {
  a    = local.b
  b    = "${local.a}"
  self = local.self
}
resource "t_r" "counted" {
  count = var.unset
}
module "m" {
  source = "./m"
}
module "far" {
  source = "a/b/c"
}
module "lost" {
  source = "./lost"
}
module "out" {
  source = "../../out"
}
=== m/main.tf
output "there" {
  value = 1
}
=== it.tf
resource "t_r" "it" {
  value = EXPRESSION
}
"""


@pytest.mark.parametrize("expression", REASONS)
def test_the_reason_says_what_is_missing(assembled: Assemble, expression: str) -> None:
    found = assembled(UNSETTLED.replace("EXPRESSION", expression))
    (resource,) = (one for one in found.resources if one.address == "t_r.it")
    assert resource.body["value"].reason == REASONS[expression]


def test_a_call_that_passes_too_little(assembled: Assemble) -> None:
    found = assembled("""
=== main.tf
module "m" {
  source = "./m"
}
=== m/main.tf

variable "needed" {}
resource "t_r" "it" {
  value = var.needed
}
""")
    (resource,) = (one for one in found.resources if one.type == "t_r")
    expected = 'module "m" is called without var.needed (m/main.tf:2)'
    assert resource.body["value"].reason == expected


def reasons(found: Assembled) -> dict[str, Any]:
    return {
        one.address: one.body["value"].reason
        for one in found.resources
        if isinstance(one.body, dict) and isinstance(one.body.get("value"), Unknown)
    }


def test_a_broken_block_may_have_declared_the_name(assembled: Assemble) -> None:
    found = assembled("""
variable "name" {
  default = = 1
}
output "name" {
  value = var.name
}
output "fine" {
  value = "x"
}
""")
    assert [fault.span.path for fault in found.faults] == ["main.tf"]
    assert reasons(found) == {
        "output.name": 'variable "name" is not in what could be read of this module'
    }
    assert not found.modules[""].complete


def test_a_broken_values_file_makes_what_it_may_set_unknown(assembled: Assemble) -> None:
    found = assembled("""
=== main.tf
variable "a" {
  default = "a"
}
variable "b" {
  default = "b"
}
variable "c" {
  default = "c"
}
output "a" {
  value = var.a
}
output "b" {
  value = var.b
}
output "c" {
  value = var.c
}
=== terraform.tfvars
a = "from terraform.tfvars"
=== x.auto.tfvars
b = "from x"
c = = 1
""")
    values = {one.name: one.body["value"] for one in found.resources if one.type == "output"}
    assert values["b"] == "from x"
    for name in ("a", "c"):
        assert values[name].reason.startswith("x.auto.tfvars, which may set it, could not be read")
    assert [fault.span.path for fault in found.faults] == ["x.auto.tfvars"]


def test_a_cycle_of_resources_and_modules_is_unknown_everywhere(assembled: Assemble) -> None:
    found = assembled("""
=== main.tf
module "m" {
  source = "./m"
  in     = t_r.a.name
}
resource "t_r" "a" {
  name = module.m.out
  rule {
    n = 1
  }
}
resource "t_r" "b" {
  name = t_r.a.name
}
=== m/main.tf
variable "in" {}
output "out" {
  value = var.in
}
""")
    circle = "module.m.output.out, module.m.var.in, t_r.a depend on one another in a circle"
    bodies = {one.address: one.body for one in found.resources}
    assert bodies["t_r.a"]["name"].reason == circle
    assert bodies["t_r.a"]["rule"].reason == circle
    assert bodies["t_r.b"]["name"].reason == circle
    assert bodies["module.m.output.out"]["value"].reason == circle
