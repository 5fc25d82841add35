"""References and declarations, where not every part of a module is known."""

from __future__ import annotations

from linter.discover import select_files, walk
from linter.loader import load_policies
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import DiskTree

OUTPUT = 'output "a" {\n  value = var.region\n}\n'


def test_a_broken_file_may_declare_anything(check):
    files = {"main.tf": OUTPUT, "variables.tf": 'variable "region" {\n  default = "eu\n}\n'}
    report = check(files, "unresolved-reference", "unused-declaration")
    assert {one.policy for one in report.findings} == {"unreadable-file"}
    assert {one.unknown.reason for one in report.unjudged} == {
        "a part of this module could not be read"
    }


def test_terragrunt_may_add_anything(check):
    files = {
        "main.tf": OUTPUT + 'provider "genesyscloud" {}\n',
        "terragrunt.hcl": 'generate "versions" {}\n',
    }
    report = check(files, "unresolved-reference", "unpinned-provider")
    assert report.findings == ()
    assert {one.policy for one in report.unjudged} == {"unresolved-reference", "unpinned-provider"}


def test_a_file_that_git_ignores_may_declare_anything(tmp_path, check):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("local.tf\n", "utf-8")
    (tmp_path / "main.tf").write_text(OUTPUT, "utf-8")
    (tmp_path / "local.tf").write_text('variable "region" {}\n', "utf-8")
    assert _on_disk(tmp_path) == []
    (tmp_path / "local.tf").unlink()
    assert len(_on_disk(tmp_path)) == 1


def _on_disk(root):
    from datetime import date

    from linter import bundled

    chosen = select_files([root], sorted(walk(root)), root)
    policies = load_policies([bundled.folder("policies") / "terraform"])
    job = Job(
        tree=DiskTree(root, chosen.paths),
        wanted=chosen.wanted,
        named=chosen.named,
        policies=policies,
        settings=Settings(only=("unresolved-reference",)),
        today=date(2026, 1, 1),
    )
    return list(run(job).findings)


def test_what_names_something_else_is_no_reference(found):
    files = {
        "main.tf": """
provider "genesyscloud" {
  alias = "emea"
}
resource "genesyscloud_group" "a" {
  provider = genesyscloud.emea
  name     = self.name
  lifecycle {
    ignore_changes = [genesyscloud_like.attribute, owner_ids[0].x, time_zone.y]
  }
}
variable "kind" {
  type = object({ a = optional(string) })
}
module "b" {
  source    = "./b"
  providers = { genesyscloud = genesyscloud.emea }
}
moved {
  from = genesyscloud_group.old
  to   = genesyscloud_group.a
}
output "all" {
  value = [for genesyscloud_x in [1] : genesyscloud_x.y]
}
""",
        "b/main.tf": 'resource "genesyscloud_group" "b" {\n  name = path.module\n}\n',
    }
    assert found(files, "unresolved-reference") == []


def test_an_index_in_place_of_a_name_may_use_anything(found):
    files = {
        "main.tf": """
variable "a" {}
locals {
  b = 1
}
output "c" {
  value = [var["a"], local["b"]]
}
"""
    }
    assert found(files, "unused-declaration") == []


def test_many_wrong_names_are_compared_with_few(found):
    declared = "".join(f'variable "name_{number}" {{}}\n' for number in range(300))
    referred = "".join(f"  a{number} = var.nam_{number}\n" for number in range(300))
    assert (
        len(found({"main.tf": f"{declared}locals {{\n{referred}}}\n"}, "unresolved-reference"))
        == 300
    )


def test_a_module_of_another_estate_outputs_what_it_will(found):
    files = {
        "main.tf": 'module "a" {\n  source = "acme/a/aws"\n}\nlocals {\n  b = module.a.x.y\n}\n'
    }
    assert found(files, "unresolved-reference") == []


def test_what_terraform_itself_has_is_always_known(check):
    text = "locals {\n  a = terraform_data.gone.id\n}\n"
    report = check({"main.tf": text}, "unresolved-reference")
    assert len(report.findings) == 1


def test_names_in_lists_of_references_count_in_either_syntax(check):
    native = """
data "genesyscloud_user" "used" {
  email = "a@example.org"
}
resource "genesyscloud_group" "it" {
  name       = "g"
  depends_on = [data.genesyscloud_user.used, module.gone]
  lifecycle {
    replace_triggered_by = [genesyscloud_user.gone]
  }
}
output "it" {
  value      = genesyscloud_group.it.id
  depends_on = [genesyscloud_flow.gone]
}
"""
    twin = """
{"data": {"genesyscloud_user": {"used": {"email": "a@example.org"}}},
 "resource": {"genesyscloud_group": {"it": {
   "name": "g",
   "depends_on": ["data.genesyscloud_user.used", "module.gone"],
   "lifecycle": {"replace_triggered_by": ["genesyscloud_user.gone"]}}}},
 "output": {"it": {
   "value": "${genesyscloud_group.it.id}", "depends_on": ["genesyscloud_flow.gone"]}}}
"""
    told = [
        sorted(one.message for one in check(files, *POLICIES).findings)
        for files in ({"main.tf": native}, {"main.tf.json": twin})
    ]
    assert told[0] == told[1]
    assert len(told[0]) == 3


POLICIES = ("unresolved-reference", "unused-declaration")
