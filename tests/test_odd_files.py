"""What stands where a file is expected and is none: a named pipe that nobody writes to, so that
whoever reads it waits for ever, or a link to itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from linter import bundled

PATIENCE = 60.0
"""Seconds until a run counts as waiting; it takes a fraction of one."""
PASSED_OVER = (
    ".gclint.yaml", ".gclint.yml", "pyproject.toml", ".gitignore", "kept.txt", "terraform.tfvars",
    "more.auto.tfvars", "more.tf", "more.tf.json", "more.json", "manifest.yaml", "nginx.conf",
    "called",
)  # fmt: skip
REFUSED = {
    "agreed.json": ("--baseline", "agreed.json"),
    "settings.yaml": ("--config", "settings.yaml"),
    "one.tfvars": ("--var-file", "one.tfvars"),
    "own/more.yaml": ("--policies", "own"),
    "facts/provider-schema.json": (),
}
_MAIN = """
resource "genesyscloud_user" "it" {
  name = file("${path.module}/kept.txt")
}

module "it" {
  source = "./called"
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository that has a finding."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "main.tf").write_text(_MAIN)
    return tmp_path


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a run says that has nothing to read from its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "linter", "check", *arguments],
        cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip


def pipe(file: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(file)


def loop(file: Path) -> None:
    file.symlink_to(file.name)


def put(make: Callable[[Path], None], file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    make(file)


@pytest.mark.parametrize("make", [pipe, loop])
@pytest.mark.parametrize("name", PASSED_OVER)
def test_what_is_no_file_is_passed_over(
    folder: Path, name: str, make: Callable[[Path], None]
) -> None:
    plain = check(folder)
    assert (plain.returncode, "missing-attribute" in plain.stdout) == (1, True)
    put(make, folder / name)
    assert [check(folder).stdout, check(folder, "--no-cache").stdout] == [plain.stdout] * 2


@pytest.mark.parametrize("make", [pipe, loop])
@pytest.mark.parametrize("name", REFUSED)
def test_what_must_be_read_and_is_no_file_is_refused(
    folder: Path, name: str, make: Callable[[Path], None]
) -> None:
    if name.startswith("facts/"):
        shutil.copytree(bundled.folder("schemas") / "platform", folder / "facts")
        (folder / ".gclint.yaml").write_text("catalogue: facts\n")
    put(make, folder / name)
    for more in ((), ("--no-cache",)):
        told = check(folder, *REFUSED[name], *more)
        assert (told.returncode, told.stdout) == (2, "")
        assert Path(name).name in told.stderr
        assert "Traceback" not in told.stderr


def test_a_baseline_that_is_a_pipe_is_refused(folder: Path) -> None:
    put(pipe, folder / ".gclint-baseline.json")
    for arguments in ((), ("--no-cache",)):
        told = check(folder, *arguments)
        assert (told.returncode, told.stdout) == (2, "")
        assert "it is not a regular file" in told.stderr
    assert check(folder, "--no-baseline").returncode == 1


@pytest.mark.parametrize("name", ["loop", "loop/report", "main.tf/report", "none/report"])
def test_a_report_that_cannot_be_written(folder: Path, name: str) -> None:
    put(loop, folder / "loop")
    told = check(folder, "--output", f"json={name}")
    assert told.returncode == 2
    assert told.stderr.startswith(f"gclint: {name} cannot be written: ")
    assert (folder / "loop").is_symlink()


_LOCKED = b"\0GITCRYPT\0" + bytes(range(64))
_VARIABLE = """
variable "grant" {
  default = "NONSENSE"
}

resource "genesyscloud_oauth_client" "it" {
  name                  = "It"
  authorized_grant_type = var.grant
}
"""


@pytest.mark.parametrize("name", ["terraform.tfvars", "more.tf", "role.json", "ci.yaml", "a.conf"])
def test_a_file_that_git_crypt_has_locked_is_no_finding(folder: Path, name: str) -> None:
    (folder / name).write_bytes(_LOCKED)
    told = check(folder, "-f", "concise")
    assert "missing-attribute" in told.stdout
    assert "unreadable-file" not in told.stdout


def test_what_a_locked_file_may_set_is_unknown(folder: Path) -> None:
    (folder / "main.tf").write_text(_VARIABLE)
    assert "invalid-attribute-value" in check(folder).stdout
    (folder / "terraform.tfvars").write_bytes(_LOCKED)
    told = check(folder, "--unknown", "note")
    assert "invalid-attribute-value could not be judged" in told.stdout
    assert told.returncode == 0
