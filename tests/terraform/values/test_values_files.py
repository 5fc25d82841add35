"""Files of values that nobody loads are looked through as well."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from linter import bundled
from linter.catalogue import Catalogue
from linter.loader import load_policies
from linter.model import Finding, Resource, Unknown
from linter.report import Places
from linter.run import Job, run
from linter.settings import Settings
from linter.terraform import VariableInputs
from linter.terraform_files import read_terraform
from linter.tree import MemoryTree

POLICIES = load_policies([bundled.folder("policies") / "oauth"])
MAIN = """
variable "crm_password" {
  sensitive = true
}
resource "genesyscloud_integration_credential" "crm" {
  name                 = "crm"
  credential_type_name = "basicAuth"
  fields               = { userName = "crm", password = var.crm_password }
}
"""
HCL = 'region       = "eu-west-1"\ncrm_password = "uQ7-kfR2wPz9sLd4"\n'
JSON = '{\n  "region": "eu-west-1",\n  "crm_password": "uQ7-kfR2wPz9sLd4"\n}\n'


def values_in(files: dict[str, str]) -> list[Resource]:
    read = read_terraform(MemoryTree(files), VariableInputs(), Catalogue())
    return [one for one in read.resources if one.type == "tfvars"]


def findings(files: dict[str, str], **inputs: Any) -> list[tuple[str, str, int]]:
    job = Job(
        tree=MemoryTree(files),
        wanted=frozenset(files),
        named=frozenset(),
        policies=POLICIES,
        settings=Settings(),
        today=date(2026, 1, 1),
        inputs=VariableInputs(**inputs),
    )
    report = run(job)
    places = Places(report.text)

    def line(finding: Finding) -> int:
        return places.position(finding.span.path, finding.span.start).line

    return [(one.policy, one.span.path, line(one)) for one in report.findings]


@pytest.mark.parametrize(("name", "text"), [("prod.tfvars", HCL), ("prod.tfvars.json", JSON)])
def test_a_file_of_values_is_a_resource(name: str, text: str) -> None:
    (found,) = values_in({f"envs/{name}": text})
    assert (found.name, found.address, found.path) == (name, f"envs/{name}", f"envs/{name}")
    assert found.body == {"region": "eu-west-1", "crm_password": "uQ7-kfR2wPz9sLd4"}
    span = found.spans.at(("crm_password",))
    assert "uQ7-kfR2wPz9sLd4" in text[span.start : span.end]


def test_values_are_plain() -> None:
    (found,) = values_in({"x.tfvars": "a = [1, { b = true }]\nc = null\nd = var.x\n"})
    assert found.body["a"] == [1, {"b": True}]
    assert found.body.get("c") is None
    assert isinstance(found.body["d"], Unknown)


@pytest.mark.parametrize("text", ["a = [", "", "\x00", "a {\n}\n", "a = 1\na = 2\n"])
def test_a_broken_file_is_borne(text: str) -> None:
    assert len(values_in({"x.tfvars": text})) <= 1


@pytest.mark.parametrize(
    ("name", "line", "inputs"),
    [
        ("prod.tfvars", 2, {}),
        ("prod.tfvars", 2, {"var_files": ("prod.tfvars",)}),
        ("terraform.tfvars", 2, {}),
        ("x.auto.tfvars", 2, {}),
        ("envs/prod.tfvars", 2, {}),
    ],
)
def test_a_secret_in_it_is_found_once(name: str, line: int, inputs: dict[str, Any]) -> None:
    found = findings({"main.tf": MAIN, name: HCL}, **inputs)
    assert found == [("literal-secret", name, line)]


@pytest.mark.parametrize("name", ["prod.tfvars.json", "terraform.tfvars.json"])
def test_a_secret_in_json_is_found_once(name: str) -> None:
    found = findings({"main.tf": MAIN, name: JSON})
    assert found == [("literal-secret", name, 3)]
