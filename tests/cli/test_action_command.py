"""What a user sees of `gclint action render`, and of a changed contract."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

BODY = '{"name": "$esc.jsonString(${input.name})", "count": ${input.count}}'
ACTION: dict[str, Any] = {
    "name": "Find customer",
    "actionType": "custom",
    "config": {
        "request": {
            "requestUrlTemplate": "https://crm.example.com/customers?q=$esc.url(${input.name})",
            "requestType": "POST",
            "headers": {"Content-Type": "application/json", "X-Api-Key": "7Qm2vLz9TtXcB4nK"},
            "requestTemplate": BODY,
        },
        "response": {
            "translationMap": {"id": "$.id", "tier": "$.tier"},
            "translationMapDefaults": {"tier": '"none"'},
            "successTemplate": '{"id": ${id}, "tier": ${tier}}',
        },
    },
    "contract": {
        "input": {
            "inputSchema": {
                "type": "object",
                "required": ["name"],
                "properties": {"name": {"type": "string"}, "count": {"type": "integer"}},
            }
        },
        "output": {"successSchema": {"type": "object", "properties": {"id": {"type": "string"}}}},
    },
}
TERRAFORM = """\
variable "host" {
  default = "crm.example.com"
}

resource "genesyscloud_integration_action" "find" {
  name            = "Find"
  category        = "CRM"
  integration_id  = genesyscloud_integration.crm.id
  contract_input  = jsonencode({ type = "object", properties = { id = { type = "string" } } })
  contract_output = jsonencode({ type = "object", properties = {} })
  config_request {
    request_url_template = "https://${var.host}/$${input.id}/$${input.other}"
    request_type         = "GET"
  }
}

resource "genesyscloud_integration_action" "other" {
  name = "Other"
  config_request {
    request_url_template = "https://crm.example.com"
    request_type         = "GET"
  }
}

resource "genesyscloud_integration" "crm" {
  integration_type = "custom-rest-actions"
}

resource "genesyscloud_flow" "main" {
  substitutions = { action = genesyscloud_integration_action.find.id }
}
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "find.custom.json"
    file.write_text(json.dumps(ACTION, indent=2))
    return file


@pytest.fixture
def main(tmp_path: Path) -> Path:
    file = tmp_path / "main.tf"
    file.write_text(TERRAFORM)
    return file


def test_the_request_is_shown_with_samples_of_the_contract(gclint, export: Path) -> None:
    done = gclint("action", "render", export.name)
    assert done.stdout.splitlines() == [
        "Data action Find customer",
        '  name = "text"',
        "  count = 7",
        "",
        "Request",
        "  POST https://crm.example.com/customers?q=text",
        "  Content-Type: application/json",
        "  X-Api-Key: ****************",
        "",
        '  {"name": "text", "count": 7}',
        "",
        "Output",
        "  (it depends on the response: give one with --response JSON)",
    ]
    assert (done.returncode, done.stderr) == (0, "")


def test_a_response_gives_the_output(gclint, export: Path) -> None:
    given = '{"name": "a & \\"b\\"", "count": 1}'
    done = gclint("action", "render", export.name, "--input", given, "--response", '{"id": "7"}')
    assert "  POST https://crm.example.com/customers?q=a+%26+%22b%22" in done.stdout
    assert '  {"name": "a & \\"b\\"", "count": 1}' in done.stdout
    assert done.stdout.endswith('Output\n  {"id": "7", "tier": "none"}\n')
    assert done.returncode == 0


def test_where_and_why_it_fails(gclint, export: Path) -> None:
    done = gclint("action", "render", export.name, "--input", '{"name": "x"}')
    assert done.returncode == 1
    (told,) = done.stdout.partition("Fails\n")[2].splitlines()
    assert told.startswith(f"  {export.name}:12:")
    assert "the body is not JSON" in told
    assert "${input.count}" in told


def test_output_that_its_contract_refuses_fails(gclint, export: Path) -> None:
    done = gclint("action", "render", export.name, "--response", '{"id": 7}')
    assert done.returncode == 1
    assert '"id" is integer; the contract says string' in done.stdout


def test_an_action_of_a_terraform_file(gclint, main: Path) -> None:
    done = gclint("action", "render", "main.tf:genesyscloud_integration_action.find")
    assert "  GET https://crm.example.com/text/${input.other}" in done.stdout
    assert "main.tf:12:" in done.stdout
    assert done.returncode == 1
    other = gclint(
        "action", "render", "main.tf:genesyscloud_integration_action.find", "--var", "host=a.b"
    )
    assert "https://a.b/text/" in other.stdout


def test_what_only_a_plan_knows_is_said(gclint, main: Path) -> None:
    main.write_text(TERRAFORM.replace('default = "crm.example.com"', "type = string"))
    done = gclint("action", "render", "main.tf:genesyscloud_integration_action.find")
    assert "Not known\n  main.tf:12:" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.json"], "nowhere.json does not exist"),
        (["nowhere.tf:a.b"], "nowhere.tf does not exist"),
        (["main.tf"], "main.tf holds several data actions; name one as FILE:ADDRESS: "),
        (["main.tf:a.b"], "main.tf holds no data action a.b, but genesyscloud_"),
        (["empty.tf"], "empty.tf holds no data action"),
        (["find.custom.json", "--input", "{bad"], "--input is not JSON: "),
        (["find.custom.json", "--input", "[1]"], "--input: the inputs are an object"),
        (["find.custom.json", "--response", ""], "--response is not JSON: "),
        (["find.custom.json", "--response", "[" * 100_000], "--response is not JSON "),
    ],
)
def test_what_cannot_be_run_is_told_in_one_line(
    gclint, export: Path, main: Path, arguments: list[str], told: str
) -> None:
    (main.parent / "empty.tf").write_text('variable "x" {}\n')
    done = gclint("action", "render", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"gclint: {told}")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_changed_contract_is_told_of_with_a_base_only(gclint, main: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=main.parent, check=True, capture_output=True)

    git("init", "-q")
    git("add", "main.tf")
    git("commit", "-q", "-m", "As it was")
    main.write_text(TERRAFORM.replace('id = { type = "string" }', 'id = { type = "integer" }'))
    of_change = ("-f", "concise", "--only", "contract-change-recreates")
    assert gclint("check", *of_change).stdout == ""
    done = gclint("check", "--diff-base", "HEAD", *of_change)
    (line,) = done.stdout.splitlines()
    assert line.startswith("main.tf:9:21: warning contract-change-recreates contract_input of")
    assert line.endswith("genesyscloud_flow.main refers to it")
    git("commit", "-q", "-a", "-m", "As it is")
    assert gclint("check", "--diff-base", "HEAD", *of_change).stdout == ""
    assert gclint("check", "--diff-base", "HEAD~1", *of_change).stdout == done.stdout
