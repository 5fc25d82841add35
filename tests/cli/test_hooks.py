"""The hooks under the real pre-commit, offline: with `repo: local` they run this checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from linter.discover import SUFFIXES
from linter.readers.yaml_document import read_yaml

ROOT = Path(__file__).parents[2]
HOOKS = {
    hook["id"]: hook
    for hook in read_yaml("", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")).data
}
BESIDE = Path(sys.executable).parent
PRE_COMMIT = shutil.which("pre-commit", path=f"{BESIDE}{os.pathsep}{os.environ['PATH']}")
needs_pre_commit = pytest.mark.skipif(
    PRE_COMMIT is None or shutil.which("git") is None, reason="pre-commit or git is not installed"
)
CLIENT = """\
resource "genesyscloud_oauth_client" "c{n}" {{
  name                          = "Client {n}"
  access_token_validity_seconds = 3600
  authorized_grant_type         = {grant}
  registered_redirect_uri       = ["https://example.com/"]
  scopes                        = ["users"]
}}
"""
ONLY = ["-f", "concise", "--only", "implicit-oauth-grant"]


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def configure(folder: Path, name: str, **changes: Any) -> None:
    """Use a hook as its file says, but from this checkout rather than from an installed copy."""
    hook = {**HOOKS[name], "language": "system", **changes}
    hook["entry"] = hook["entry"].replace("gclint", f"{sys.executable} -m linter", 1)
    hook.pop("minimum_pre_commit_version")
    lines = [f"      {key}: {_yaml(value)}" for key, value in hook.items()]
    text = "repos:\n- repo: local\n  hooks:\n    -\n" + "\n".join(lines) + "\n"
    (folder / ".pre-commit-config.yaml").write_text(text)
    git(folder, "add", ".pre-commit-config.yaml")


def _yaml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    return "'" + str(value).replace("'", "''") + "'"


def findings(output: str) -> list[str]:
    return sorted(line for line in output.splitlines() if " implicit-oauth-grant " in line)


@pytest.fixture
def pre_commit(tmp_path: Path):
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PRE_COMMIT, "run", *arguments],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(tmp_path / ".pc")},
        )  # fmt: skip

    return run


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """500 files whose grants stand in locals of other files; every seventh has a finding."""
    folder = tmp_path / "infra" / ("a folder with a long name " * 7).strip()
    (folder / "sandbox").mkdir(parents=True)
    for number in range(500):
        home = folder / "sandbox" if number % 50 == 0 else folder
        name = f"client {number:03} {'of the contact centre ' * 4}".strip()
        grant = "local.in_browser" if number % 7 == 0 else '"CODE"'
        (home / f"{name}.tf").write_text(CLIENT.format(n=number, grant=grant))
    (folder / "locals.tf").write_text('locals {\n  in_browser = "TOKEN"\n}\n')
    (tmp_path / ".gclint.yaml").write_text("exclude: [sandbox/]\n")
    (tmp_path / ".gitignore").write_text(".pc/\n")
    git(tmp_path, "init", "-q")
    return tmp_path


@needs_pre_commit
def test_500_changed_files_in_parallel_parts_and_the_whole_are_judged_alike(
    gclint, estate: Path, pre_commit
) -> None:
    whole = findings(gclint("check", *ONLY).stdout)
    assert len(whole) == len([n for n in range(500) if n % 7 == 0 and n % 50])

    configure(estate, "gclint", args=ONLY, require_serial=False)
    git(estate, "add", "-A")
    changed = pre_commit()
    assert findings(changed.stdout) == whole, changed.stdout[-2000:] + changed.stderr
    assert changed.stdout.count("findings in ") <= 1
    git(estate, "commit", "-q", "-m", "all")
    assert findings(pre_commit("--all-files").stdout) == whole

    configure(estate, "gclint", args=ONLY)
    serial = pre_commit("--all-files")
    assert (serial.returncode, findings(serial.stdout)) == (1, whole)

    configure(estate, "gclint-all", args=[".", *ONLY])
    assert findings(pre_commit().stdout) == whole


def test_the_hook_is_given_every_kind_of_file() -> None:
    pattern = re.compile(HOOKS["gclint"]["files"])
    for suffix in SUFFIXES:
        assert pattern.search(f"folder/some file{suffix}")
    for name in ("infra/values.tfvars.json", "nginx.conf.prod", "proxy/nginx.conf.j2"):
        assert pattern.search(name)
    assert not any(map(pattern.search, ("README.md", "main.py", "mynginx.conf.d/x.txt", "tf")))


@needs_pre_commit
def test_one_changed_file(estate: Path, pre_commit) -> None:
    configure(estate, "gclint", args=ONLY)
    git(estate, "add", "-A")
    git(estate, "commit", "-q", "-m", "all")
    changed = min((estate / "infra").rglob("client 001*"))
    changed.write_text(CLIENT.format(n=1, grant="local.in_browser"))
    git(estate, "add", "-A")
    done = pre_commit()
    assert done.returncode == 1
    (line,) = findings(done.stdout)
    assert changed.name in line
    changed.write_text(CLIENT.format(n=1, grant='"CODE"') + "# settled\n")
    git(estate, "add", "-A")
    assert pre_commit().returncode == 0


def test_a_named_file_is_left_out_only_where_it_is_asked_for(gclint, tmp_path: Path) -> None:
    text = CLIENT.format(n=1, grant='"TOKEN"')
    for name in ("out/a.tf", "node_modules/b.tf", ".hidden/c.tf", "ignored/d.tf", "kept/e.tf"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    (tmp_path / ".gclint.yaml").write_text("exclude: [out/]\n")
    (tmp_path / ".gitignore").write_text("ignored/\n")
    names = [str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.tf")]
    assert len(findings(gclint("check", *ONLY, *names).stdout)) == 5
    left = findings(gclint("check", "--force-exclude", *ONLY, *names).stdout)
    assert [line.partition(":")[0] for line in left] == ["kept/e.tf"]
    assert gclint("check", "--force-exclude", *ONLY, "out/a.tf").returncode == 0
