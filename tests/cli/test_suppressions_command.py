"""`gclint suppressions`, and the rules of the settings as `gclint check` sees them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

CLIENTS = """\
# gclint: ignore[implicit-oauth-grant] the kiosk has no server behind it until=2999-12-31
resource "genesyscloud_oauth_client" "kiosk" {
  name                  = "Kiosk"
  authorized_grant_type = "TOKEN"
}

resource "genesyscloud_oauth_client" "crm" {
  name                  = "CRM"
  authorized_grant_type = "CODE" # gclint: ignore[implicit-oauth-grant, wrong-method] was once so
}
"""
SETTINGS = """\
suppressions:
  - policy: literal-secret
    address: gone.json
    reason: was never there
  - policy: no-such-policy
    address: "*"
    reason: to be seen
  - policy: implicit-oauth-grant
    address: genesyscloud_oauth_client.kiosk
    reason: agreed twice
    until: 2020-01-31
"""
GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "clients.tf").write_text(CLIENTS)
    (tmp_path / "other.tf").write_text("locals {\n  a = 1\n}\n")
    (tmp_path / ".gclint.yaml").write_text(SETTINGS)
    return tmp_path


def listed(gclint, *arguments: str) -> list[dict[str, object]]:
    return json.loads(gclint("suppressions", "-f", "json", *arguments).stdout)


def test_each_is_listed_with_its_place_and_state(gclint, estate: Path) -> None:
    seen = [(one["path"], one["line"], one["policies"], one["state"]) for one in listed(gclint)]
    assert seen == [
        (".gclint.yaml", 2, ["literal-secret"], "unused"),
        (".gclint.yaml", 5, ["no-such-policy"], "flawed"),
        (".gclint.yaml", 8, ["implicit-oauth-grant"], "expired"),
        ("infra/clients.tf", 1, ["implicit-oauth-grant"], "in force"),
        ("infra/clients.tf", 9, ["implicit-oauth-grant", "wrong-method"], "unused"),
    ]


def test_reason_end_and_address(gclint, estate: Path) -> None:
    by_line = {(one["path"], one["line"]): one for one in listed(gclint)}
    kiosk = by_line["infra/clients.tf", 1]
    assert (kiosk["reason"], kiosk["until"]) == ("the kiosk has no server behind it", "2999-12-31")
    assert (kiosk["address"], kiosk["author"], kiosk["age_days"]) == (None, None, None)
    assert by_line[".gclint.yaml", 8]["address"] == "genesyscloud_oauth_client.kiosk"
    assert by_line[".gclint.yaml", 8]["why"] == "it ended on 2020-01-31"


def test_text(gclint, estate: Path) -> None:
    done = gclint("suppressions")
    assert done.returncode == 0
    assert "infra/clients.tf:1: in force: implicit-oauth-grant\n" in done.stdout
    assert "    the kiosk has no server behind it\n    until 2999-12-31\n" in done.stdout
    assert done.stdout.splitlines()[-1] == (
        "5 suppressions: 1 in force, 2 unused, 1 expired, 1 flawed"
    )


def test_a_policy_that_is_not_judged_cannot_be_said_to_be_unused(gclint, estate: Path) -> None:
    states = {one["line"]: one["state"] for one in listed(gclint, "--ignore", "oauth", "infra")}
    assert states[1] == "not judged"


def test_check_fails_where_one_does_not_count(gclint, estate: Path) -> None:
    assert gclint("suppressions", "--check").returncode == 1
    (estate / ".gclint.yaml").unlink()
    (estate / "infra" / "clients.tf").write_text(CLIENTS.partition("\n\n")[0] + "\n")
    assert gclint("suppressions", "--check").returncode == 0
    (estate / "infra" / "clients.tf").unlink()
    assert gclint("suppressions").stdout == "No suppressions\n"


def test_rules_that_excuse_nothing_are_findings_at_their_lines(gclint, estate: Path) -> None:
    whole = gclint("check", "-f", "concise").stdout
    lines = {line.split(" ")[0]: line for line in whole.splitlines()}
    assert "unused-suppression" in lines[".gclint.yaml:2:13:"]
    assert "no policy is called no-such-policy" in lines[".gclint.yaml:5:13:"]
    assert "expired-suppression" in lines[".gclint.yaml:8:13:"]
    assert ".gclint.yaml" not in gclint("check", "other.tf", "-f", "concise").stdout


MANDATORY = """\
id: kiosk-without-owner
title: A client's name does not say who owns it
severity: error
source: practice
mandatory: true
applies_to: [oauth_client]
require: { properties: { name: { pattern: "^Team " } } }
message: "{value} does not start with Team"
rationale: Owners are how incidents end.
remediation: Start the name with Team.
examples:
  good: [{ terraform: 'resource "genesyscloud_oauth_client" "a" { name = "Team A" }' }]
  bad:
    - terraform: |
        resource "genesyscloud_oauth_client" "a" {
          name = "A" # <--
        }
"""


@pytest.fixture
def house(estate: Path) -> tuple[str, ...]:
    """A mandatory policy of one's own, and the options that judge by it."""
    folder = estate / "house"
    folder.mkdir()
    (folder / "kiosk-without-owner.yaml").write_text(MANDATORY)
    return ("--policies", "house", "--only", "kiosk-without-owner")


@pytest.mark.parametrize(
    "settings",
    [
        "ignore: [kiosk-without-owner]\n",
        "ignore: [house]\n",
        "severity: { kiosk-without-owner: note }\n",
        "severity: { kiosk-without-owner: 'off' }\n",
    ],
)
def test_settings_do_not_switch_a_mandatory_policy_off(
    gclint, estate: Path, house: tuple[str, ...], settings: str
) -> None:
    (estate / ".gclint.yaml").write_text(settings)
    told = gclint("check", "-f", "concise", *house).stdout
    assert told.count("error kiosk-without-owner") == 2


def test_a_mandatory_policy_cannot_be_suppressed(
    gclint, estate: Path, house: tuple[str, ...]
) -> None:
    text = CLIENTS.replace("ignore[implicit-oauth-grant]", "ignore[kiosk-without-owner]", 1)
    (estate / "infra" / "clients.tf").write_text(text)
    (estate / ".gclint.yaml").write_text(
        "suppressions:\n  - policy: kiosk-without-owner\n    address: '*.crm'\n    reason: legacy\n"
    )
    told = gclint("check", "-f", "concise", *house).stdout
    assert told.count("error kiosk-without-owner") == 2
    assert told.count("kiosk-without-owner is mandatory") == 2
    assert gclint("baseline", "write", *house).returncode == 0
    told = gclint("check", "-f", "concise", *house).stdout
    assert told.count("error kiosk-without-owner") == 2


@needs_git
def test_author_and_age_come_from_git(gclint, estate: Path) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=40, hours=1)
    dated = {"GIT_AUTHOR_DATE": long_ago.isoformat(), "GIT_COMMITTER_DATE": long_ago.isoformat()}
    who = ["-c", "user.name=Zo\xeb Li", "-c", "user.email=zoe@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "begin"]):
        subprocess.run([GIT, *who, *command], cwd=estate, check=True, env={**os.environ, **dated})
    file = estate / "infra" / "clients.tf"
    file.write_text("# moved down a line\n\n" + CLIENTS + "# gclint: ignore[wrong-method] new\n")
    by_line = {(one["path"], one["line"]): one for one in listed(gclint)}
    old, new = by_line["infra/clients.tf", 3], by_line["infra/clients.tf", 13]
    days = (date.today() - long_ago.date()).days  # 41 in the first hour of a day
    assert (old["author"], old["age_days"]) == ("Zo\xeb Li", days)
    assert old["since"] == long_ago.date().isoformat()
    assert (new["author"], new["since"], new["age_days"]) == (None, None, None)
    assert by_line[".gclint.yaml", 2]["author"] == "Zo\xeb Li"
    assert "by Zo\xeb Li on" in gclint("suppressions").stdout


@needs_git
def test_checking_asks_no_git(gclint, estate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = estate / "tools"
    tools.mkdir()
    trap = tools / "git"
    trap.write_text("#!/bin/sh\ntouch ran\n")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    gclint("check")
    gclint("baseline", "write")
    gclint("suppressions", "--root", ".")
    assert not (estate / "ran").exists()  # nor is a git run that lies in the folder itself
