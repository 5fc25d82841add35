"""Verdicts that several files bear on, each in a folder of its own: a change of any is seen."""

from __future__ import annotations

import json

ROLE = """
resource "genesyscloud_auth_role" "quality" {
  name = "Quality sync"
  permission_policies {
    domain      = "quality"
    entity_name = "evaluation"
    action_set  = ["%s"]
  }
}
"""
CLIENT = """
data "genesyscloud_auth_role" "quality" { name = "Quality sync" }
resource "genesyscloud_oauth_client" "quality" {
  name                  = "Quality sync"
  authorized_grant_type = "CLIENT-CREDENTIALS"
  roles { role_id = data.genesyscloud_auth_role.quality.id }
}
resource "genesyscloud_integration_credential" "quality" {
  name                 = "Quality sync"
  credential_type_name = "pureCloudOAuthClient"
  fields               = { clientId = genesyscloud_oauth_client.quality.id }
}
resource "genesyscloud_integration" "quality" {
  integration_type = "purecloud-data-actions"
  config {
    credentials = { pureCloudOAuthClient = genesyscloud_integration_credential.quality.id }
  }
}
resource "genesyscloud_integration_action" "evaluate" {
  name            = "Evaluate"
  category        = "Quality"
  integration_id  = genesyscloud_integration.quality.id
  contract_input  = jsonencode({ type = "object", properties = { id = { type = "string" } } })
  contract_output = jsonencode({ type = "object" })
  config_request {
    request_url_template = "/api/v2/quality/conversations/$${input.id}/evaluations"
    request_type         = "POST"
  }
}
"""
EXPORT = """
variable "objects" {}
variable "bucket" {}
resource "aws_iam_role" "export" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect = "Allow", Principal = { AWS = "765628985471" }, Action = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "3f0c7f0e-5f0d-4b8e-9d2c-0e5b7b1f6a11" } }
    }]
  })
}
resource "aws_iam_role_policy" "export" {
  role   = aws_iam_role.export.id
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = ["s3:PutObject*"], Resource = var.objects },
      {
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation", "s3:%s"]
        Resource = var.bucket
      },
    ]
  })
}
"""


def test_a_role_that_another_folder_grants(estate) -> None:
    estate.write("roles/main.tf", ROLE % "add")
    estate.write("apps/main.tf", CLIENT)
    assert "missing-permission" not in estate.check().out
    estate.write("roles/main.tf", ROLE % "all")
    assert "missing-permission" in estate.check_again().out
    estate.write("apps/main.tf", "\n\n" + CLIENT)
    estate.check_again()
    estate.write("roles/main.tf", "\n" + ROLE % "add")
    assert "missing-permission" not in estate.check_again().out
    (estate.folder / "roles/main.tf").unlink()
    estate.check()


def test_a_role_that_is_written_as_json(estate) -> None:
    role = {"role": "Quality sync", "permissions": ["quality:evaluation:view"]}
    estate.write("apps/main.tf", CLIENT)
    estate.check()
    estate.write("roles/quality.json", json.dumps(role))
    estate.check()
    role["permissions"] = ["quality:evaluation:add"]
    estate.write("roles/quality.json", json.dumps(role))
    estate.check()


def test_a_document_that_is_known_in_part(estate) -> None:
    estate.write("export/main.tf", EXPORT % "GetEncryptionConfiguration")
    assert "incomplete-export-role" not in estate.check().out
    estate.write("export/main.tf", EXPORT % "GetIntelligentTieringConfi")  # as long
    assert "incomplete-export-role" in estate.check_again().out


def test_a_retention_policy_of_another_file(estate) -> None:
    def policy(name: str, days: int) -> str:
        kept = {"retainRecording": True, "retentionDuration": {"deleteRetention": {"days": days}}}
        policy = {"name": name, "enabled": True, "conditions": {}, "actions": kept}
        return json.dumps(policy, indent=2)

    estate.write("short.json", policy("Short", 30))
    estate.write("long.json", policy("Long", 30))
    estate.check()
    estate.write("long.json", policy("Long", 90))
    assert "shadowed-retention" in estate.check_again().out
    estate.write("short.json", "\n" + policy("Short", 30))
    estate.check_again()


def test_an_action_that_a_workflow_uses(estate) -> None:
    estate.write(
        ".github/workflows/deploy.yml",
        "on: pull_request\njobs:\n  plan:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - uses: ./.github/actions/terraform\n",
    )
    action = (
        "name: t\nruns:\n  using: composite\n  steps:\n    - run: terraform %s\n      shell: sh\n"
    )
    estate.write(".github/actions/terraform/action.yml", action % "plan")
    estate.write("main.tf", 'provider "genesyscloud" {}')
    estate.check()
    estate.write(".github/actions/terraform/action.yml", action % "apply -auto-approve")
    assert "apply-on-pull-request" in estate.check_again().out


def test_what_nginx_includes(estate) -> None:
    server = "server { location / { %s proxy_pass https://api.mypurecloud.com; } }"
    conf = "events {}\nhttp {\n  include conf.d/*.conf;\n  include zones;\n" + server % "" + "\n}"
    estate.write("nginx.conf", conf)
    estate.check()
    zone = "limit_req_zone $binary_remote_addr zone=all:10m rate=%s;\nlimit_req zone=all;"
    for rate in ("1r/s", "900r/s"):
        estate.write("zones", zone % rate)
        estate.check_again()
    estate.write("conf.d/more.conf", server % "limit_req zone=none;")
    estate.check_again()
    (estate.folder / "zones").unlink()
    estate.check_again()


def test_a_client_that_the_provider_uses(estate) -> None:
    estate.write("roles/main.tf", ROLE % "add")
    estate.write("apps/main.tf", CLIENT)
    estate.write("flows/main.tf", 'resource "genesyscloud_routing_queue" "q" { name = "Q" }')
    estate.check()
    estate.write(".gclint.yaml", "terraform_client:\n  roles: [Quality sync]\n")
    estate.check()
    estate.write("roles/main.tf", ROLE % "view")
    estate.check_again()


def test_a_place_that_moves_to_a_file_which_is_new(estate) -> None:
    estate.write("roles/main.tf", ROLE % "view")
    estate.write("apps/main.tf", CLIENT)
    assert "missing-permission" in estate.check().out
    action = 'resource "genesyscloud_integration_action" "evaluate" {\n%s\n}\n'
    request = CLIENT[CLIENT.index("  config_request") : CLIENT.rindex("}")]
    estate.write("apps/it_override.tf", action % request)  # says what the other file says
    assert "it_override.tf" in estate.check_again().out
    (estate.folder / "apps/it_override.tf").unlink()
    estate.check_again()
