"""Values that no file of the configuration holds, and paths that no folder can have, as a user
meets them: through the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli.app import app

CLIENT = """
variable "seconds" {
  default = 100000000
}
resource "genesyscloud_oauth_client" "it" {
  name                          = "it"
  authorized_grant_type         = "CODE"
  access_token_validity_seconds = var.seconds
}
"""


def told(folder: Path, *options: str) -> str:
    arguments = [
        "check",
        str(folder),
        "--root",
        str(folder),
        "--only",
        "terraform",
        "-f",
        "concise",
    ]
    done = CliRunner().invoke(app, [*arguments, *options])
    assert done.exit_code in (0, 1), done.output
    return done.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "main.tf").write_text(CLIENT, "utf-8")
    (tmp_path / "more.tfvars").write_text("seconds = 2\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("options", "number"),
    [
        ((), "100000000"),
        (("--env",), "1,"),
        (("--env", "--var-file", "more.tfvars"), "2,"),
        (("--env", "--var", "seconds=3", "--var-file", "more.tfvars"), "3,"),
    ],
)
def test_the_environment_counts_least_and_only_when_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], number: str
) -> None:
    monkeypatch.setenv("TF_VAR_seconds", "1")
    monkeypatch.chdir(folder)
    assert f"access_token_validity_seconds of genesyscloud_oauth_client it is {number}" in told(
        folder, *options
    )


def test_a_source_that_no_folder_can_be_called(folder: Path) -> None:
    (folder / "call.tf").write_text('module "m" {\n  source = "./x\\u0000y"\n}\n', "utf-8")
    assert "access_token_validity_seconds" in told(folder)
