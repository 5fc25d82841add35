"""What a user sees of `gclint check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from linter import bundled

ROOT = Path(__file__).parents[2]
CONTRACT = """\
resource "genesyscloud_integration_action" "order" {
  name            = "Create order"
  category        = "Shop"
  integration_id  = var.integration
  contract_input  = jsonencode({ type = "object", properties = { lines = { type = "array" } } })
  contract_output = jsonencode({ type = "object" })
}

variable "integration" {
  type = string
}
"""
ONLY = ("--only", "nested-input-contract")


@pytest.fixture
def main(tmp_path: Path) -> Path:
    file = tmp_path / "infra" / "main.tf"
    file.parent.mkdir()
    file.write_text(CONTRACT)
    return file


def test_text(gclint, main: Path) -> None:
    done = gclint("check", "infra", *ONLY)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("infra/main.tf:5:66: error: input lines of data action Create order")
    assert lines[0].endswith("[nested-input-contract]")
    caret = lines[2].index("^")
    assert lines[1][caret:].startswith("lines = {")
    assert set(lines[2].strip(" |")) == {"^"}
    assert lines[-1] == "1 finding in 1 file: 1 error"
    assert "\x1b" not in done.stdout


def test_plain_gclint_checks_this_folder(gclint, main: Path) -> None:
    assert gclint(*ONLY).stdout == gclint("check", ".", *ONLY).stdout
    assert gclint("infra", *ONLY).stdout == gclint("check", "infra", *ONLY).stdout


def test_colour_only_where_it_is_wanted(gclint, main: Path) -> None:
    assert "\x1b[" in gclint("check", "--color", "always", *ONLY).stdout


def test_concise(gclint, main: Path) -> None:
    done = gclint("check", "-f", "concise", *ONLY)
    (line,) = done.stdout.splitlines()
    assert line.startswith("infra/main.tf:5:66: error nested-input-contract input lines of")


def test_json(gclint, main: Path) -> None:
    done = gclint("check", "-f", "json", "--select", "all")
    report = json.loads(done.stdout)
    schema = json.loads((bundled.folder("schemas") / "report.schema.json").read_text())
    Draft202012Validator(schema).validate(report)
    found = next(one for one in report["findings"] if one["policy"] == "nested-input-contract")
    assert {key: found[key] for key in ("severity", "path", "line", "column", "end_column")} == {
        "severity": "error",
        "path": "infra/main.tf",
        "line": 5,
        "column": 66,
        "end_column": 71,
    }
    assert found["address"] == "genesyscloud_integration_action.order"
    assert report["summary"]["findings"] == len(report["findings"])


@pytest.mark.parametrize(("threshold", "status"), [("error", 1), ("note", 1), ("never", 0)])
def test_threshold(gclint, main: Path, threshold: str, status: int) -> None:
    assert gclint("check", "--fail-on", threshold, *ONLY).returncode == status


def test_severity_and_ignore_from_the_settings(gclint, main: Path, tmp_path: Path) -> None:
    settings = tmp_path / ".gclint.yaml"
    settings.write_text("severity: { nested-input-contract: note }\nfail_on: warning\n")
    done = gclint("check", *ONLY)
    assert (done.returncode, "1 note" in done.stdout) == (0, True)
    settings.write_text("severity: { nested-input-contract: off }\n")
    assert "nested-input-contract" not in gclint("check").stdout
    settings.write_text("ignore: [data-actions]\n")
    assert "nested-input-contract" not in gclint("check").stdout
    settings.write_text("exclude: [infra/]\n")
    assert "nothing to check" in gclint("check").stderr


def test_settings_in_pyproject(gclint, main: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.gclint]\nignore = ["nested-input-contract"]\n')
    assert "nested-input-contract" not in gclint("check").stdout


def test_unknown_values_are_counted_listed_or_an_error(gclint, main: Path) -> None:
    main.write_text(
        CONTRACT.replace(
            'jsonencode({ type = "object", properties = { lines = { type = "array" } } })',
            "var.contract",
        )
        + 'variable "contract" {}\n'
    )
    counted = gclint("check", *ONLY)
    assert (counted.returncode, "1 question could not be judged" in counted.stdout) == (0, True)
    listed = gclint("check", "--unknown", "note", *ONLY)
    assert listed.returncode == 0
    assert "var.contract has no default (infra/main.tf:12)" in listed.stdout
    assert gclint("check", "--unknown", "error", *ONLY).returncode == 1


def test_variables_from_the_command_line(gclint, main: Path, tmp_path: Path) -> None:
    main.write_text(CONTRACT.replace('type = "array"', "type = var.kind") + 'variable "kind" {}\n')
    assert gclint("check", *ONLY).returncode == 0
    assert gclint("check", "--var", "kind=array", *ONLY).returncode == 1
    values = tmp_path / "prod.tfvars"
    values.write_text('kind = "array"\n')
    assert gclint("check", "--var-file", "prod.tfvars", *ONLY).returncode == 1
    assert gclint("check", "--var", "kind", *ONLY).returncode == 2


def test_a_file_has_the_same_verdict_alone_as_in_the_tree(gclint, main: Path) -> None:
    other = main.with_name("locals.tf")
    main.write_text(CONTRACT.replace('{ type = "array" }', "local.lines"))
    other.write_text('locals {\n  lines = { type = "array" }\n}\n')
    alone = json.loads(gclint("check", "infra/main.tf", "-f", "json").stdout)["findings"]
    whole = json.loads(gclint("check", ".", "-f", "json").stdout)["findings"]
    assert alone == [one for one in whole if one["path"] == "infra/main.tf"]
    assert any(one["policy"] == "nested-input-contract" for one in whole)


def test_same_bytes_in_same_bytes_out(gclint, main: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = set()
    for seed in ("0", "1", "77"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        printed.add(gclint("check", str(ROOT / "examples"), "-f", "json").stdout)
    assert len(printed) == 1


def test_the_commands_of_policies(gclint) -> None:
    listed = gclint("policies").stdout
    assert "nested-input-contract" in listed
    page = gclint("explain", "nested-input-contract").stdout
    assert "Cure" in page
    assert gclint("explain", "no-such-thing-here").returncode == 2
    tested = gclint("test", str(ROOT / "policies" / "manifests"))
    assert (tested.returncode, "0 not as they say" in tested.stdout) == (0, True)
    assert gclint("test", "nowhere").returncode == 2


def test_policies_of_ones_own(gclint, main: Path, tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "unprefixed-action-name.yaml").write_text("""\
id: unprefixed-action-name
title: An action's name lacks the prefix of the house
severity: warning
source: practice
applies_to: [data_action]
require: { properties: { name: { pattern: "^ACME " } } }
message: "{value} does not start with ACME"
rationale: Names are how the operators find things.
remediation: Start the name with ACME.
examples:
  good:
    - json: '{"name": "ACME x", "config": {"request": {"requestType": "GET"}}, "contract": {}}'
  bad:
    - json: |
        {
          "name": "x", <--
          "config": {"request": {"requestType": "GET"}}, "contract": {}
        }
""")
    assert gclint("test", "house").returncode == 0
    done = gclint("check", "--policies", "house", "--only", "unprefixed-action-name", "infra")
    assert "Create order does not start with ACME" in done.stdout
    (folder / "unprefixed-action-name.yaml").write_text("id: [")
    broken = gclint("check", "--policies", "house")
    assert (broken.returncode, broken.stdout) == (2, "")
    assert "unprefixed-action-name.yaml" in broken.stderr


def test_only_files_that_concern_gclint_are_counted(gclint, tmp_path: Path) -> None:
    for name, text in {
        "package.json": '{"name": "x"}',
        "compose.yaml": "services: {}\n",
        "app.js": "export default 1\n",
        "app.conf": "[section]\n",
        "README.md": "# x\n",
    }.items():
        (tmp_path / name).write_text(text)
    done = gclint("check")
    assert (done.returncode, done.stdout) == (0, "No findings in 0 files\n")
    assert done.stderr == "gclint: found nothing to check here\n"
    (tmp_path / "main.tf").write_text('locals {\n  a = "b"\n}\n')
    assert gclint("check").stdout == "No findings in 1 file\n"
