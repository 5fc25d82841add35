"""What a verdict on Terraform hangs on beside the file itself: a change of it is seen."""

from __future__ import annotations

import json

import pytest

CLIENT = """
resource "genesyscloud_oauth_client" "widget" {
  name                  = "Widget"
  scopes                = ["users"]
  authorized_grant_type = %s
}
"""
"""Worth a finding where the grant is known to be TOKEN, or can be no grant at all."""
VARIABLE = 'variable "grant" {}\n' + CLIENT % "var.grant"
DANGLING = CLIENT % "local.grant"


def test_a_sibling_that_comes_and_goes(estate) -> None:
    estate.write("main.tf", DANGLING)
    estate.check()
    estate.write("locals.tf", 'locals { grant = "TOKEN" }')
    estate.check_again()
    estate.write("locals.tf", 'locals { grant = "CODE!" }')
    estate.check_again()
    (estate.folder / "locals.tf").unlink()
    estate.check_again()


def test_the_module_that_calls_and_the_one_that_is_called(estate) -> None:
    estate.write("live/main.tf", 'module "app" {\n  source = "../app"\n  grant = "CODE"\n}')
    estate.write("app/main.tf", VARIABLE)
    estate.check()
    estate.write("live/main.tf", 'module "app" {\n  source = "../app"\n  grant = "TOKEN"\n}')
    estate.check_again()
    estate.write("app/main.tf", VARIABLE.replace("var.grant", '"CODE"'))
    estate.check_again()


def test_a_called_module_that_appears(estate) -> None:
    estate.write("live/main.tf", 'module "app" {\n  source = "../app"\n  grant = "TOKEN"\n}')
    estate.check()
    estate.write("app/main.tf", VARIABLE)
    estate.check_again()


@pytest.mark.parametrize("name", ["terraform.tfvars", "a.auto.tfvars", "a.auto.tfvars.json"])
def test_values_that_come_and_change(estate, name: str) -> None:
    estate.write("main.tf", VARIABLE)
    estate.check()
    for grant in ("TOKEN", "CODE!"):
        text = json.dumps({"grant": grant}) if name.endswith("json") else f'grant = "{grant}"'
        estate.write(name, text)
        estate.check_again()


def test_a_var_file_of_another_folder(estate) -> None:
    estate.write("live/main.tf", VARIABLE)
    estate.write("values/prod.tfvars", 'grant = "CODE"')
    estate.arguments += ("--var-file", "values/prod.tfvars")
    estate.check()
    estate.write("values/prod.tfvars", 'grant = "TOKEN"')
    estate.check_again()


def test_a_var_file_behind_a_link(estate) -> None:
    estate.write("main.tf", VARIABLE)
    estate.write("values/code.tfvars", 'grant = "CODE"')
    estate.write("values/token.tfvars", 'grant = "TOKEN"')
    estate.link("now.tfvars", "values/code.tfvars")
    estate.arguments += ("--var-file", "now.tfvars")
    estate.check()
    estate.link("now.tfvars", "values/token.tfvars")
    estate.check_again()


@pytest.mark.parametrize(
    "grant",
    ['file("${path.module}/grant.txt")', 'templatefile("${path.module}/grant.txt", {})'],
)
def test_a_file_that_a_function_reads(estate, grant: str) -> None:
    estate.write("main.tf", CLIENT % grant)
    estate.check()
    for text in ("CODE", "TOKEN", "CODE!"):
        estate.write("grant.txt", text)
        estate.check_again()
    (estate.folder / "grant.txt").unlink()
    estate.check_again()


def test_the_names_that_fileset_finds(estate) -> None:
    grant = 'length(fileset(path.module, "grants/**")) > 0 ? "TOKEN" : "CODE"'
    estate.write("main.tf", CLIENT % grant)
    estate.check()
    estate.write("grants/deep/one.txt", "")
    estate.check_again()


def test_a_link_among_those_names_that_leads_to_a_folder(estate) -> None:
    grant = 'length(fileset(path.module, "grants/*")) > 0 ? "TOKEN" : "CODE"'
    estate.write("main.tf", CLIENT % grant)
    estate.write("elsewhere/one.txt", "")
    estate.link("grants/one", "../elsewhere")
    estate.check()
    estate.link("grants/one", "../elsewhere/one.txt")
    estate.check_again()


def test_a_folder_of_templates_that_moves_out_of_bounds(estate, tmp_path) -> None:
    estate.write("main.tf", CLIENT % 'file("${path.module}/templates/grant.txt")')
    estate.write("inside/grant.txt", "TOKEN")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/grant.txt").write_text("TOKEN")
    estate.link("templates", "inside")
    estate.check()
    estate.link("templates", "../outside")
    estate.check_again()


def test_the_versions_that_are_locked(estate) -> None:
    lock = 'provider "registry.terraform.io/mypurecloud/genesyscloud" {\n  version = "%s"\n}'
    site = (
        'resource "genesyscloud_telephony_providers_edges_site" "main" {\n  name = "Main"\n'
        '  location_id = "x"\n  media_model = "Cloud"\n  outbound_routes {\n  name = "All"\n }\n}'
    )
    estate.write("main.tf", site)
    estate.check()
    estate.write(".terraform.lock.hcl", lock % "1.60.0")
    estate.check_again()


@pytest.mark.parametrize("name", ["terragrunt.hcl", "more.tofu", "ignored.tf"])
def test_what_another_tool_may_add_to_a_module(estate, name: str) -> None:
    estate.write(".gitignore", "ignored.tf")
    estate.write("main.tf", DANGLING)
    estate.check()
    estate.write(name, "")
    estate.check_again()


def test_modules_that_terraform_installed(estate) -> None:
    call = 'module "app" {\n  source = "acme/app/any"\n}'
    estate.write("main.tf", call + CLIENT % "module.app.grant")
    estate.check()
    installed = {"Modules": [{"Key": "app", "Source": "acme/app/any", "Dir": ".terraform/app"}]}
    estate.write(".terraform/modules/modules.json", json.dumps(installed))
    estate.check()
    for grant in ("TOKEN", "CODE"):
        estate.write(".terraform/app/main.tf", f'output "grant" {{\n  value = "{grant}"\n}}')
        estate.check_again()


def test_a_source_that_stands_in_another_file(estate) -> None:
    estate.write("main.tf", 'module "app" {\n  source = file("source.txt")\n  grant = "TOKEN"\n}')
    estate.write("source.txt", "./one")
    estate.write("one/main.tf", VARIABLE)
    estate.write("other/main.tf", VARIABLE)
    estate.check()
    estate.write("source.txt", "./other")
    estate.check_again()


def test_a_plan_that_finds_its_module(estate) -> None:
    estate.write("plan.json", _plan("TOKEN"))
    estate.check()
    estate.write("main.tf", VARIABLE)
    assert "main.tf" in estate.check_again().out
    estate.write("plan.json", _plan("CODE"))
    estate.check_again()
    (estate.folder / "main.tf").unlink()
    estate.check()


def _plan(grant: str) -> str:
    kind = "genesyscloud_oauth_client"
    one = {"address": f"{kind}.widget", "mode": "managed", "type": kind, "name": "widget"}
    values = {"name": "Widget", "scopes": ["users"], "authorized_grant_type": grant}
    planned = {**one, "values": values, "sensitive_values": {}}
    read = {
        "name": {"constant_value": "Widget"},
        "scopes": {"constant_value": ["users"]},
        "authorized_grant_type": {"references": ["var.grant"]},
    }
    return json.dumps(
        {
            "format_version": "1.2",
            "planned_values": {"root_module": {"resources": [planned]}},
            "resource_changes": [{**one, "change": {"after_unknown": {}}}],
            "configuration": {"root_module": {"resources": [{**one, "expressions": read}]}},
        }
    )


def test_a_file_that_becomes_a_folder(estate) -> None:
    estate.write("main.tf", DANGLING)
    estate.write("locals.tf", 'locals { grant = "TOKEN" }')
    estate.check()
    (estate.folder / "locals.tf").unlink()
    (estate.folder / "locals.tf").mkdir()
    estate.check_again()


def test_a_link_that_comes_to_lead_somewhere(estate, tmp_path) -> None:
    estate.write("main.tf", DANGLING)
    estate.link("locals.tf", ".hidden/locals.tf")
    estate.check()
    estate.write(".hidden/locals.tf", 'locals { grant = "TOKEN" }')
    estate.check_again()
    (tmp_path / "locals.tf").write_text('locals { grant = "TOKEN" }')
    estate.link("locals.tf", "../locals.tf")
    estate.check_again()
