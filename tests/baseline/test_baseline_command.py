"""A project with old findings: they are passed over wherever they go, and new ones never are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from linter import bundled

CLIENT = """\
resource "genesyscloud_oauth_client" "c{n}" {{
  name                          = "Client {n}"
  access_token_validity_seconds = 3600
  authorized_grant_type         = "TOKEN"
}}
"""
ACTION = """\
{{
  "name": "Lookup {n}",
  "integrationType": "custom-rest-actions",
  "config": {{ "request": {{
    "requestUrlTemplate": "http://example.com/{n}", "requestType": "GET" }} }},
  "contract": {{ "output": {{}}, "input": {{ "inputSchema": {{
    "type": "object", "properties": {{ "a": {{ "type": "object" }} }} }} }} }}
}}
"""
FILE = ".gclint-baseline.json"


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    for number in range(8):
        (tmp_path / f"client{number}.tf").write_text(CLIENT.format(n=number))
        (tmp_path / f"action{number}.json").write_text(ACTION.format(n=number))
    return tmp_path


def reported(gclint, *arguments: str) -> list[tuple[str, str]]:
    report = json.loads(gclint("check", "-f", "json", *arguments).stdout)
    return [(one["path"], one["policy"]) for one in report["findings"]]


def entries(folder: Path) -> list[dict[str, object]]:
    document = json.loads((folder / FILE).read_text("utf-8"))
    schema = json.loads((bundled.folder("schemas") / "baseline.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    return document["findings"]


def reformat(file: Path) -> None:
    """Indent anew, put lines above, end lines as Windows does."""
    if file.suffix == ".json":
        text = json.dumps(json.loads(file.read_text()), indent=8)
    else:
        text = "# moved\n\n" + file.read_text().replace("  ", "    ").replace(" = ", "   =  ")
    file.write_bytes(text.replace("\n", "\r\n").encode())


def test_ten_files_moved_and_reformatted_are_nothing_new_and_one_fault_is_one(
    gclint, estate: Path
) -> None:
    before = reported(gclint)
    assert len(before) >= 16
    told = gclint("baseline", "write")
    assert told.stdout == f"{len(before)} findings recorded in {FILE}\n"
    assert reported(gclint) == []

    (estate / "moved" / "far").mkdir(parents=True)
    for number in range(5):
        for name in (f"client{number}.tf", f"action{number}.json"):
            (estate / name).rename(estate / "moved" / "far" / name)
            reformat(estate / "moved" / "far" / name)
    assert reported(gclint) == []
    assert gclint("baseline", "check").returncode == 0

    text = CLIENT.format(n="new")
    (estate / "client7.tf").write_text(text + (estate / "client7.tf").read_text())
    assert reported(gclint, "--only", "implicit-oauth-grant") == [
        ("client7.tf", "implicit-oauth-grant")
    ]
    done = gclint("check", "--only", "implicit-oauth-grant")
    assert (done.returncode, "8 in the baseline." in done.stdout) == (1, True)


def test_the_verdict_on_a_file_is_the_same_alone(gclint, estate: Path) -> None:
    gclint("baseline", "write")
    (estate / "action0.json").rename(estate / "a.json")
    (estate / "z.json").write_text((estate / "a.json").read_text())
    whole = reported(gclint)
    assert {path for path, _ in whole} == {"z.json"}
    assert reported(gclint, "a.json") == []
    assert reported(gclint, "z.json") == whole


def test_stale_entries_are_told_checked_and_pruned(gclint, estate: Path) -> None:
    gclint("baseline", "write")
    recorded = len(entries(estate))
    (estate / "client1.tf").unlink()
    file = estate / "client2.tf"
    file.write_text(file.read_text().replace("TOKEN", "CODE"))
    assert "of the baseline no longer needed; `gclint baseline prune`" in gclint("check").stdout
    checked = gclint("baseline", "check")
    assert checked.returncode == 1
    stale = 'client2.tf: implicit-oauth-grant genesyscloud_oauth_client.c2: "TOKEN"'
    assert stale in checked.stdout.splitlines()
    assert {path for path, _ in reported(gclint)} <= {"client2.tf"}  # what CODE brings with it
    pruned = gclint("baseline", "prune")
    assert pruned.returncode == 0
    assert len(entries(estate)) < recorded
    assert gclint("baseline", "check").stdout == "0 entries no longer needed\n"
    file.write_text(CLIENT.format(n=2))
    assert ("client2.tf", "implicit-oauth-grant") in reported(gclint)


def test_what_a_run_does_not_judge_is_not_stale(gclint, estate: Path) -> None:
    gclint("baseline", "write")
    before = entries(estate)
    assert gclint("baseline", "check", "--only", "retention").returncode == 0
    assert gclint("baseline", "check", "client3.tf").returncode == 0
    gclint("baseline", "prune", "--only", "retention")
    assert entries(estate) == before
    gclint("baseline", "write", "--only", "oauth", "client3.tf")
    assert entries(estate) == before


def test_writing_for_some_paths_leaves_the_rest(gclint, estate: Path) -> None:
    gclint("baseline", "write", "client0.tf")
    assert {one["path"] for one in entries(estate)} == {"client0.tf"}
    gclint("baseline", "write", "client1.tf")
    assert {one["path"] for one in entries(estate)} == {"client0.tf", "client1.tf"}


def test_the_same_bytes_every_time(gclint, estate: Path) -> None:
    gclint("baseline", "write")
    first = (estate / FILE).read_bytes()
    gclint("baseline", "write")
    gclint("baseline", "prune")
    assert (estate / FILE).read_bytes() == first
    assert b"\r" not in first


def test_where_it_is_kept(gclint, estate: Path) -> None:
    gclint("baseline", "write", "--baseline", "debt.json")
    assert not (estate / FILE).exists()
    assert reported(gclint) != []
    assert reported(gclint, "--baseline", "debt.json") == []
    assert reported(gclint, "--baseline", "debt.json", "--no-baseline") != []
    (estate / "debt.json").rename(estate / FILE)
    assert reported(gclint) == []
    assert reported(gclint, "--no-baseline") != []
    (estate / "settings").mkdir()
    (estate / "settings" / "gclint.yaml").write_text("fail_on: error\n")
    gclint("baseline", "write", "--config", "settings/gclint.yaml")
    assert (estate / "settings" / FILE).is_file()


def test_failures_are_told_in_one_line(gclint, estate: Path) -> None:
    for command in ("check", "prune"):
        none = gclint("baseline", command)
        assert (none.returncode, none.stdout) == (2, "")
        assert none.stderr == f"gclint: there is no {FILE}; `gclint baseline write` makes one\n"
    assert "none.json" in gclint("check", "--baseline", "none.json").stderr
    (estate / FILE).write_text("{}")
    for arguments in (["check"], ["baseline", "check"], ["baseline", "write"]):
        done = gclint(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "no baseline of version 1" in done.stderr
        assert "Traceback" not in done.stderr
    unwritable = gclint("baseline", "write", "--baseline", "no/such/folder.json")
    assert (unwritable.returncode, "No such file" in unwritable.stderr) == (2, True)
