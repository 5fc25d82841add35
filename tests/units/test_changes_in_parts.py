"""A change is judged alike in one process and in several, and nothing of it is remembered."""

from __future__ import annotations

import os
import subprocess
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import pytest

from linter.cli import main
from linter.units import workers

ACTION = """
resource "genesyscloud_integration_action" "lookup" {
  name            = "Lookup"
  category        = "CRM"
  integration_id  = "b49f5fb7-2f4f-4e6e-9c43-7f0b8f8d1c11"
  contract_input  = jsonencode({ type = "object", properties = { %s = { type = "string" } } })
  contract_output = jsonencode({ type = "object", properties = {} })
}
resource "genesyscloud_flow" "main" {
  filepath      = "main.yaml"
  substitutions = { action = genesyscloud_integration_action.lookup.id }
}
"""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a change that is not committed."""
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tf").write_text(ACTION % "id")
    who = ("-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "init.defaultBranch=main")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "all")):
        subprocess.run(["git", *who, *command], check=True, cwd=tmp_path)
    (tmp_path / "two/main.tf").write_text(ACTION % "key")
    return tmp_path


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_change(files: Path, monkeypatch, capfd, method: str) -> None:
    if method not in get_all_start_methods():
        pytest.skip("the system has no such way to start a process")
    monkeypatch.setattr(workers, "_context", lambda: get_context(method))
    said = []
    for more in (("--no-cache", "--jobs", "1"), ("--jobs", "2"), ("--jobs", "1"), ("--jobs", "2")):
        with pytest.raises(SystemExit) as exit_:
            main(["check", "-f", "concise", "--unknown", "note", "--diff-base", "HEAD", *more])
        said.append((exit_.value.code, capfd.readouterr()))
    assert said == [said[0]] * 4
    assert "contract-change-recreates" in said[0][1].out
    assert not Path(os.environ["GCLINT_CACHE_DIR"]).exists()
