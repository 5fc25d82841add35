"""Calls that lead somewhere, nowhere, or round in a circle."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from linter.terraform import Assembled
from linter.terraform.modules.call_graph import mentions

Assemble = Callable[..., Assembled]


def addresses(found: Assembled, kind: str = "t_r") -> list[str]:
    return [one.address for one in found.resources if one.type == kind]


def test_a_folder_that_nobody_calls_is_judged_by_itself(assembled: Assemble) -> None:
    found = assembled("""
=== modules/alone/main.tf
variable "name" {}
resource "t_r" "it" {
  name = var.name
}
=== other/main.tf
# module "commented" {
#   source = "../modules/alone"
# }
resource "t_r" "other" {
  text = "module source = \\"../modules/alone\\""
}
""")
    assert addresses(found) == ["t_r.it", "t_r.other"]
    assert found.resources[1].body["name"].reason.startswith("var.name has no default")


def test_each_call_is_evaluated_with_its_own_arguments(assembled: Assemble) -> None:
    found = assembled("""
=== main.tf
module "a" {
  source = "./m"
  name   = "first"
}
module "b" {
  source = "./m"
}
=== m/main.tf
variable "name" {
  default = "default"
}
resource "t_r" "it" {
  name = var.name
}
""")
    names = {one.address: one.body["name"] for one in found.resources if one.type == "t_r"}
    assert names == {"module.a.t_r.it": "first", "module.b.t_r.it": "default"}
    assert addresses(found, "variable") == ["var.name"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (".", 'begins with "./" or "../", not "."'),
        ("..", 'begins with "./" or "../", not ".."'),
        ("./", "the calls go round in a circle"),
        ("./../estate", "the calls go round in a circle"),
        ("${each.key}", "its source is not constant"),
        ("${t_r.it.id}", "its source is not constant"),
    ],
)
def test_a_source_that_cannot_be_is_a_fault(assembled: Assemble, source: str, message: str) -> None:
    found = assembled(f"""
=== estate/main.tf
variable "x" {{}}
resource "t_r" "it" {{
  id = module.m.id
}}
module "m" {{
  source = "{source}"
}}
""")
    (fault,) = found.faults
    assert message in fault.message
    assert fault.span.path == "estate/main.tf"
    assert addresses(found) == ["t_r.it"]
    (unresolved,) = found.unresolved
    assert unresolved.address == "module.m"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("../../elsewhere", "its source leads out of the folder that is checked"),
        ("${var.x}", "its source depends on var.x"),
        ("./${var.x}/${local.y}", "its source depends on local.y, var.x"),
        ("${path.module}/m", "its source depends on path.module"),
    ],
)
def test_a_source_that_cannot_be_told_is_no_fault(
    assembled: Assemble, source: str, reason: str
) -> None:
    found = assembled(f"""
=== estate/main.tf
variable "x" {{}}
locals {{
  y = "m"
}}
resource "t_r" "it" {{
  id = module.m.id
}}
module "m" {{
  source = "{source}"
}}
""")
    assert found.faults == ()
    told = f"module m cannot be followed: {reason}"
    (it,) = (one for one in found.resources if one.type == "t_r")
    assert it.body["id"].reason == told
    assert [(one.address, one.reason) for one in found.unresolved] == [("module.m", told)]


def test_modules_that_call_one_another_are_each_judged(assembled: Assemble) -> None:
    found = assembled("""
=== a/main.tf
module "b" {
  source = "../b"
}
resource "t_r" "a" {}
=== b/main.tf
module "a" {
  source = "../a"
}
resource "t_r" "b" {}
""")
    assert addresses(found) == ["t_r.a", "module.b.t_r.b", "t_r.b", "module.a.t_r.a"]
    assert len(found.faults) == 2
    assert {one.address for one in found.unresolved} == {"module.b.module.a", "module.a.module.b"}


def test_a_chain_of_calls_that_doubles_at_each_step_ends(assembled: Assemble) -> None:
    text = "".join(
        f"=== l{level}/main.tf\n"
        + "".join(
            f'module "{name}" {{\n  source = "../l{level + 1}"\n}}\n' for name in "abcdefghij"
        )
        for level in range(40)
    )
    found = assembled(text + '=== l40/main.tf\nresource "t_r" "it" {}\n', {"l3/main.tf"})
    assert addresses(found) == []
    assert len(found.resources) == 10**3 * 10


MANIFEST = {
    "Modules": [
        {"Key": "", "Source": "", "Dir": "."},
        {"Key": "far", "Source": "registry/x", "Dir": ".terraform/modules/far"},
        {"Key": "far.near", "Source": "./near", "Dir": ".terraform/modules/far/near"},
        {"Key": "out", "Source": "registry/y", "Dir": "../../../out"},
        {"Key": 7, "Dir": []},
        "nonsense",
    ]
}


def test_installed_modules_are_found_in_the_root_modules_list(assembled: Assemble) -> None:
    found = assembled(f"""
=== estate/main.tf
module "far" {{
  source = "registry/x"
  name   = "n"
}}
module "out" {{
  source = "registry/y"
}}
resource "t_r" "it" {{
  far = module.far.name
  out = module.out.name
}}
=== estate/.terraform/modules/modules.json
{json.dumps(MANIFEST)}
=== estate/.terraform/modules/far/main.tf
variable "name" {{}}
module "near" {{
  source = "./near"
  name   = var.name
}}
output "name" {{
  value = module.near.name
}}
resource "t_r" "hidden" {{}}
=== estate/.terraform/modules/far/near/main.tf
variable "name" {{}}
output "name" {{
  value = "near ${{var.name}}"
}}
""")
    (resource,) = (one for one in found.resources if one.address == "t_r.it")
    assert resource.body["far"] == "near n"
    assert resource.body["out"].reason == (
        "module out comes from registry/y, which is not in this folder"
    )
    assert [one.address for one in found.unresolved] == ["module.out"]


@pytest.mark.parametrize("listed", ["", "{", "[]", '{"Modules": 5}', '{"Modules": [{}]}'])
def test_a_list_of_modules_that_is_none(assembled: Assemble, listed: str) -> None:
    found = assembled(
        '=== main.tf\nmodule "m" {\n  source = "x/y"\n}\n'
        f"=== .terraform/modules/modules.json\n{listed}\n"
    )
    assert [one.address for one in found.unresolved] == ["module.m"]


def test_the_names_of_a_module(assembled: Assemble) -> None:
    text = """
variable "used" {}
locals {
  l = [for var in var.used : var.x]
}
resource "t_r" "it" {
  provider = aws.west
  a        = local.l[0].b + t_r.other["x"].id
  dynamic "d" {
    for_each = data.t_d.it.list
    content {
      v = d.value
    }
  }
  lifecycle {
    ignore_changes = [a]
  }
}
"""
    summary = assembled(text).modules[""]
    assert summary.complete
    assert [(one.key, text[one.span.start : one.span.end]) for one in summary.declared] == [
        (("variable", "used"), '"used"'),
        (("local", "l"), "l"),
        (("resource", "t_r", "it"), '"it"'),
    ]
    assert [".".join(one.names) for one in summary.references] == [
        "var.used",
        "local.l",
        "t_r.other",
        "data.t_d.it.list",
    ]
    assert [text[one.span.start : one.span.end] for one in summary.references] == [
        "var.used",
        "local.l",
        "t_r.other",
        "data.t_d.it.list",
    ]


def test_blocks_with_a_wrong_header_are_faults(assembled: Assemble) -> None:
    found = assembled('resource "t_r" {\n}\nvariable {\n}\nlocals {\n}\nterraform "x" {\n}\n')
    assert [fault.message for fault in found.faults] == [
        "a resource block has a type and a name in its header, and nothing else",
        "a variable block has one name in its header, and nothing else",
        "a terraform block has no name in its header, and nothing else",
    ]


@pytest.mark.parametrize("key", ["module", r"\u006dodule", r"modul\u0065"])
def test_a_call_in_json_is_found_however_its_key_is_written(assembled: Assemble, key: str) -> None:
    found = assembled(f"""
=== main.tf.json
{{"{key}": {{"m": {{"source": "./m"}}}}}}
=== m/main.tf.json
{{"resource": {{"t_r": {{"it": {{"text": "no module"}}}}}}}}
""")
    assert addresses(found) == ["module.m.t_r.it"]


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("  source = var.x\n", True),
        ('module "m" { source = var.x }\n', True),
        ('module "m" { /* here */ source = var.x }\n', True),
        ('module "m" {\r\n  source = "./${var.x}"\r\n}\r\n', True),
        ("  source = <<EOT\n./m\nEOT\n", True),
        ('  source  = "./m" # the source of it\n', False),
        ('# where source = var.x stands\n  description = "the source"\n', False),
        ("  event_source = var.x\n  value = each.value.source\n", False),
    ],
)
def test_a_text_tells_as_a_rule_which_modules_it_calls(text: str, vague: bool) -> None:
    said = mentions("estate/main.tf", text)
    assert said.vague is vague
    assert said.plain == ({"estate/m"} if '"./m"' in text else set())


def test_a_line_of_many_words_is_gone_through_once() -> None:
    text = "# " + "the source of it, " * 300_000
    assert mentions("main.tf", text) == (frozenset(), False)
