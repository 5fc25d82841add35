"""Where a unit changes that others depend on, the others are not read for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.remembered.place import folder
from linter.remembered.sealed import sealed
from linter.tree import DiskTree

TEAM = """
locals {
  request = jsonencode({ type = "object", properties = { id = { type = "string" } } })
}
resource "genesyscloud_auth_role" "reader" {
  name = "Reader of %s"
  permission_policies {
    domain      = "quality"
    entity_name = "evaluation"
    action_set  = ["view"]
  }
}
resource "genesyscloud_oauth_client" "it" {
  name                          = "Client of %s"
  authorized_grant_type         = "CLIENT-CREDENTIALS"
  access_token_validity_seconds = %s
  roles { role_id = genesyscloud_auth_role.reader.id }
}
resource "genesyscloud_integration_credential" "it" {
  name                 = "It"
  credential_type_name = "pureCloudOAuthClient"
  fields               = { clientId = genesyscloud_oauth_client.it.id }
}
resource "genesyscloud_integration" "it" {
  integration_type = "purecloud-data-actions"
  config {
    credentials = { pureCloudOAuthClient = genesyscloud_integration_credential.it.id }
  }
}
resource "genesyscloud_integration_action" "evaluate" {
  name            = "Evaluate"
  category        = "Quality"
  integration_id  = genesyscloud_integration.it.id
  contract_input  = local.request
  contract_output = jsonencode({ type = "object" })
  config_request {
    request_url_template = "/api/v2/quality/conversations/$${input.id}/evaluations"
    request_type         = "POST"
  }
}
"""
TEAMS = ("east", "north", "south", "west")


@pytest.fixture
def teams(estate):
    for team in TEAMS:
        estate.write(f"{team}/main.tf", TEAM % (team, team, "86400"))
    return estate


def longer(team: str, seconds: int) -> str:
    return TEAM % (team, team, seconds)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from here on."""
    found: list[str] = []
    inner = DiskTree.read

    def noted(self: DiskTree, path: str) -> bytes:
        found.append(path)
        return inner(self, path)

    monkeypatch.setattr(DiskTree, "read", noted)
    return found


def shares() -> Path:
    (found,) = Path(folder()).glob("*.gclint-shared")
    return found


def test_findings_stay_where_they_are(teams) -> None:
    before = teams.check()
    assert before.out.count("missing-permission") == len(TEAMS)
    teams.write("north/main.tf", "\n\n" + longer("north", 3600))
    assert teams.check_again().out.count("missing-permission") == len(TEAMS)


def test_only_what_changed_and_what_has_findings_is_read(teams, say, read) -> None:
    for team in TEAMS[1:]:
        text = TEAM.replace('["view"]', '["add"]')
        teams.write(f"{team}/main.tf", text % (team, team, "86400"))
    say(*teams.arguments, "--jobs", "1", cwd=teams.folder)
    teams.write("north/main.tf", TEAM % ("north", "north", "3600"))
    read.clear()
    said = say(*teams.arguments, "--jobs", "1", cwd=teams.folder)
    assert said.out.count("missing-permission") == 2
    assert {one.split("/")[0] for one in read} == {"east", "north"}


def test_it_is_known_again_after_it_changed(teams, say, read) -> None:
    teams.check()
    for seconds in (1800, 3600, 7200):
        teams.write("west/main.tf", longer("west", seconds))
        teams.check()
    assert {line.split("\t")[0] for line in shares().read_text().split("\n")[1:]}
    assert shares().read_text().count("\n") == len(TEAMS)


def test_without_it_all_is_read(teams, read, say) -> None:
    teams.check()
    shares().unlink()
    teams.write("west/main.tf", longer("west", 1800))
    read.clear()
    say(*teams.arguments, "--jobs", "1", cwd=teams.folder)
    assert {one.split("/")[0] for one in read} == set(TEAMS)


def test_a_unit_with_a_secret_is_not_in_it(estate) -> None:
    estate.write("a/main.tf", longer("a", 3600))
    estate.write(
        "b/main.tf",
        longer("b", 3600)
        + 'resource "genesyscloud_integration_credential" "basic" {\n  name = "b"\n'
        '  credential_type_name = "basicAuth"\n'
        '  fields = { userName = "it", password = "zzTopS3cret9" }\n}\n',
    )
    estate.check()
    estate.write("a/main.tf", longer("a", 7200))
    estate.check()
    told = shares().read_text()
    assert "Client of a" in told
    assert "Client of b" not in told
    assert all(b"zzTop" not in one.read_bytes() for one in Path(folder()).iterdir())


@pytest.mark.parametrize(
    "line", ["", "[", "1", "{}", "[1]", "[[]]", "[[1,2,3,4,5,6,7,8]]", "[" * 50_000]
)
def test_a_line_that_nobody_here_wrote_is_passed_over(teams, line: str) -> None:
    teams.check()
    form, body = shares().read_bytes().split(b"\n", 1)
    keys = [one.partition("\t")[0] for one in body.decode().split("\n")]
    lines = "\n".join(f"{key}\t{line}" for key in keys)
    shares().write_bytes(sealed(form.rpartition(b" ")[0].decode(), lines.encode()))
    teams.write("west/main.tf", longer("west", 1800))
    teams.check()


def test_what_a_line_says_is_used(teams, say) -> None:
    """Or the tests above would show nothing."""
    teams.check()
    form, body = shares().read_bytes().split(b"\n", 1)
    told = json.dumps("add").encode()
    forged = body.replace(json.dumps("view").encode(), told)
    assert forged != body
    shares().write_bytes(sealed(form.rpartition(b" ")[0].decode(), forged))
    teams.write("west/main.tf", longer("west", 1800))
    said = say(*teams.arguments, cwd=teams.folder)
    assert said.out.count("missing-permission") == 1
