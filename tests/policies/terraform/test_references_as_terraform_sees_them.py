"""Unresolved references, held against what `terraform validate` refuses."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(shutil.which("terraform") is None, reason="terraform is absent")

DECLARED = """
variable "region" {
  default = "eu"
}
variable "teams" {
  default = ["a"]
}
locals {
  suffix = "x"
  by_key = { a = 1 }
}
resource "terraform_data" "one" {
  input = 1
}
resource "terraform_data" "many" {
  for_each = toset(var.teams)
  input    = each.value
}
data "terraform_remote_state" "shared" {
  backend = "local"
  config  = { path = "shared.tfstate" }
}
module "child" {
  source = "./child"
}
module "children" {
  source = "./child"
  count  = 2
}
"""
CHILD = 'output "id" {\n  value = 1\n}\n'
NAMES = ["region", "regions", "suffix", "by_key", "one", "many", "shared", "child", "children", "x"]
FORMS = [
    "var.{0}",
    "local.{0}",
    "module.{0}",
    "module.{0}.id",
    "module.{0}.ids",
    "module.{0}[0].id",
    "module.{0}[*].id",
    "terraform_data.{0}",
    "terraform_data.{0}.output",
    'terraform_data.{0}["a"].output',
    "resource.terraform_data.{0}.id",
    "data.terraform_remote_state.{0}.outputs",
    "[for {1} in var.teams : {1}]",
    "[for {1} in var.teams : var.{0}]",
    '"a ${{local.{0}}} b"',
    "{{ for k, v in local.by_key : k => terraform_data.{0}.id }}",
    "length(module.{0})",
    "path.module",
    "terraform.workspace",
]


def _lines():
    for number, (form, name) in enumerate(itertools.product(FORMS, NAMES)):
        yield f"  a{number} = {form.format(name, NAMES[number % 7])}"


def _refused(folder):
    subprocess.run(
        ["terraform", "init", "-backend=false", "-input=false"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    told = subprocess.run(
        ["terraform", "validate", "-json"], cwd=folder, check=False, capture_output=True, text=True
    )
    for one in json.loads(told.stdout)["diagnostics"]:
        about = one["summary"] + one["detail"]
        # That one of several instances has to be picked is another matter than a wrong name.
        if "undeclared" in about or "does not have an attribute named" in about:
            yield one["range"]["start"]["line"]


def test_the_same_references_lead_nowhere(tmp_path, check):
    text = "\n".join([DECLARED, "locals {", *_lines(), "}", ""])
    (tmp_path / "child").mkdir()
    (tmp_path / "main.tf").write_text(text, "utf-8")
    (tmp_path / "child" / "main.tf").write_text(CHILD, "utf-8")
    report = check({"main.tf": text, "child/main.tf": CHILD}, "unresolved-reference")
    found = {text.count("\n", 0, one.span.start) + 1 for one in report.findings}
    assert found == set(_refused(tmp_path))
    assert len(found) > 100
