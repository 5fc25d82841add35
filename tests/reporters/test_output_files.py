"""`--format` and `--output`: what is printed, what is written, what is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from linter.cli import main
from linter.cli.formats import FORMATS

ROOT = Path(__file__).parents[2]
CLIENT = """\
resource "genesyscloud_oauth_client" "w" {
  name                  = "Widget"
  authorized_grant_type = "TOKEN"
}
"""
SECRET = CLIENT + 'provider "genesyscloud" { oauthclient_secret = "c0nf1dent1al-thing" }\n'


class Done(NamedTuple):
    status: int
    out: str
    err: str


Check = Callable[..., Done]


@pytest.fixture
def check(tmp_path: Path, monkeypatch, capsys) -> Check:
    (tmp_path / "main.tf").write_text(CLIENT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    def run(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as end:
            main(["check", "--only", "oauth", *arguments])
        return Done(end.value.code, *capsys.readouterr())

    return run


def test_several_at_once(check: Check, tmp_path: Path) -> None:
    done = check("--output", "sarif=out.sarif", "--output", "junit=out.xml")
    assert done.status == 1
    assert done.out == check().out
    assert json.loads((tmp_path / "out.sarif").read_text())["version"] == "2.1.0"
    assert (tmp_path / "out.xml").read_text().startswith("<?xml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["main.tf", "out.sarif", "out.xml"]


def test_a_dash_is_the_standard_output(check: Check) -> None:
    assert check("--output", "gitlab=-").out == check("--format", "gitlab").out


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_would_be_printed(check: Check, tmp_path: Path, form: str) -> None:
    check("--output", f"{form}=out")
    assert (tmp_path / "out").read_text("utf-8") == check("--format", form).out


def test_the_status_is_that_of_the_findings(check: Check) -> None:
    assert check("--fail-on", "never", "--output", "json=out").status == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--output", "pdf=x"], "--output pdf=x: the formats are text, "),
        (["--output", "sarif"], "--output sarif: write FORMAT=FILE"),
        (["--output", "sarif="], "--output sarif=: write FORMAT=FILE"),
        (["--output", "sarif=none/out"], "none/out cannot be written: No such file"),
        (["--output", "sarif=."], ". cannot be written: Is a directory"),
        (["-f", "json", "--output", "sarif=-"], "only one report fits"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    check: Check, arguments: list[str], told: str
) -> None:
    done = check(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"gclint: {told}")
    assert done.err.count("\n") == 1


def test_a_file_keeps_its_text_where_the_new_one_cannot_be_written(
    check: Check, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "out").write_text("before")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    done = check("--output", "json=out")
    assert done.err == "gclint: out cannot be written: No space left on device\n"
    assert (tmp_path / "out").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["main.tf", "out"]


def test_a_link_is_followed_and_a_device_is_kept(check: Check, tmp_path: Path) -> None:
    (tmp_path / "real").write_text("before")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    check("--output", "json=link", "--output", f"text={os.devnull}")
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "real").read_text())["findings"]
    assert not Path(os.devnull).is_file()


def test_the_summary_of_a_job(check: Check, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("from an earlier command\n")
    check("--format", "text")
    assert (tmp_path / "summary.md").read_text() == "from an earlier command\n"
    check("--format", "github")
    page = (tmp_path / "summary.md").read_text()
    assert page.startswith("from an earlier command\n## gclint\n")
    assert "main.tf" in page


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_shows_a_secret(check: Check, tmp_path: Path, form: str) -> None:
    (tmp_path / "main.tf").write_text(SECRET)
    done = check("--format", form, "--unknown", "note")
    assert "TOKEN" in done.out or "implicit-oauth-grant" in done.out
    assert "c0nf1dent1al-thing" not in done.out + done.err


def test_machines_get_no_prose(check: Check, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(
        CLIENT.replace('"TOKEN"', "var.grant") + 'variable "grant" {}'
    )
    done = check("--format", "sarif", "--unknown", "error")
    json.loads(done.out)
    assert done.status == 1
    assert "could not be judged" in done.err


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    outputs = [part for form in FORMATS for part in ("--output", f"{form}={form}.out")]
    written = []
    for seed in ("0", "77"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-m", "linter", "check", str(ROOT / "examples"), *outputs],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
            timeout=120,
        )
        written.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert len(written[0]) == len(FORMATS)
    assert written[0] == written[1]
