"""A secret is found where it was written, once, and never shown."""

from __future__ import annotations

from typing import Any

import pytest

from linter.reporters import concise, json_report, text

WRITTEN = "kP3-8fjw_29sd"


def found(report: Any, files: dict[str, str]) -> list[tuple[str, str]]:
    """The file and the flagged text of each finding."""
    return [
        (one.span.path, files[one.span.path][one.span.start : one.span.end])
        for one in report(files).findings
        if one.policy == "literal-secret"
    ]


IN_TFVARS = {
    "main.tf": """
        variable "crm" { sensitive = true }
        provider "genesyscloud" { oauthclient_secret = var.crm }
        resource "genesyscloud_integration_credential" "a" {
          credential_type_name = "pureCloudOAuthClient"
          fields               = { clientSecret = "${var.crm}" }
        }
    """,
    "crm.auto.tfvars": f'crm = "{WRITTEN}"\n',
}
PLACES = {
    "tfvars": (IN_TFVARS, "crm.auto.tfvars"),
    "tfvars-json": (
        {
            "main.tf": IN_TFVARS["main.tf"],
            "terraform.tfvars.json": f'{{"crm": "{WRITTEN}"}}',
        },
        "terraform.tfvars.json",
    ),
    "module-argument": (
        {
            "main.tf": f'module "crm" {{\n source = "./crm"\n client_secret = "{WRITTEN}"\n}}',
            "crm/main.tf": """
                variable "client_secret" {}
                resource "genesyscloud_integration_credential" "a" {
                  fields = { clientSecret = var.client_secret }
                }
            """,
        },
        "main.tf",
    ),
    "nested-default": (
        {"main.tf": f'variable "crm" {{ default = {{ id = "1", password = "{WRITTEN}" }} }}'},
        "main.tf",
    ),
    "list-of-secrets": ({"main.tf": f'locals {{ api_keys = ["{WRITTEN}"] }}'}, "main.tf"),
    "manifest": (
        {"a.json": f'{{"app": "A", "grantType": "CODE", "clientSecret": "{WRITTEN}"}}'},
        "a.json",
    ),
}


@pytest.mark.parametrize("case", sorted(PLACES))
def test_is_found_once_where_it_was_written(report: Any, case: str) -> None:
    files, place = PLACES[case]
    assert found(report, files) == [(place, WRITTEN)]


@pytest.mark.parametrize("case", sorted(PLACES))
def test_is_never_shown(report: Any, case: str) -> None:
    outcome = report(PLACES[case][0])
    assert outcome.findings
    for render in (text.render, concise.render, json_report.render):
        assert WRITTEN not in render(outcome)


def test_in_a_module_called_twice_is_one_finding_with_both_calls(report: Any) -> None:
    files = {
        "main.tf": """
            module "a" { source = "./crm" }
            module "b" { source = "./crm" }
        """,
        "crm/main.tf": f'provider "genesyscloud" {{ oauthclient_secret = "{WRITTEN}" }}',
    }
    (finding,) = [one for one in report(files).findings if one.policy == "literal-secret"]
    assert [call.address for call in finding.calls] == ["module.a", "module.b"]


@pytest.mark.parametrize(
    "expression",
    [
        "var.open",
        '"${var.open}"',
        '"pre-${var.open}"',
        "file(var.open)",
        'data.aws_ssm_parameter.crm["a"].value',
        "genesyscloud_oauth_client.crm.client_secret",
        "null",
        '"${var.half}-${local.half}"',
        "local.both",
        'base64encode(join("", ["a", "b"]))',
    ],
)
def test_what_comes_from_elsewhere_is_no_literal(report: Any, expression: str) -> None:
    files = {
        "main.tf": f"""
            variable "open" {{}}
            variable "half" {{ default = "kP3-" }}
            locals {{
              both = "kP3-${{var.half}}"
              half = "8fjw_29sd"
            }}
            provider "genesyscloud" {{
              oauthclient_secret = {expression}
            }}
        """
    }
    assert found(report, files) == []


def test_the_authorization_header_of_a_data_action_is_anothers_business(report: Any) -> None:
    files = {
        "main.tf": f"""
            resource "genesyscloud_integration_action" "a" {{
              config_request {{
                request_url_template = "https://crm.example.com/?key={WRITTEN}"
                headers = {{ Authorization = "Bearer {WRITTEN}", X-Token = "{WRITTEN}" }}
              }}
            }}
            resource "genesyscloud_integration" "b" {{
              config {{
                properties = jsonencode({{ headers = {{ Authorization = "Bearer {WRITTEN}" }} }})
              }}
            }}
        """
    }
    assert [flagged for _, flagged in found(report, files)] == [WRITTEN, WRITTEN]
