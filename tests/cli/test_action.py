"""The action: what it uses is pinned, and its script does on a repository what GitHub would do."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from linter.readers.yaml_document import read_yaml

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / ".github" / "gclint-action.sh"
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="bash is not installed")
CLIENT = """\
resource "genesyscloud_oauth_client" "kiosk" {
  name                  = "Kiosk%0A::error::forged"
  authorized_grant_type = "TOKEN"
}
"""


def document(name: str) -> Any:
    return read_yaml(name, (ROOT / name).read_text("utf-8")).data


def steps(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "uses" in value or "run" in value:
            yield value
        for inner in value.values():
            yield from steps(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from steps(inner)


ACTION = document("action.yml")
FILES = ("action.yml", ".github/workflows/ci.yml")


@pytest.mark.parametrize("name", FILES)
def test_what_it_uses_is_pinned_by_commit(name: str) -> None:
    used = [step["uses"] for step in steps(document(name)) if "uses" in step]
    assert used
    for one in used:
        assert one == "./" or re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", one), one
    written = re.findall(r"uses: \S+@\S+(.*)", (ROOT / name).read_text("utf-8"))
    assert all(re.fullmatch(r" # v\d+\.\d+\.\d+", version) for version in written), written


@pytest.mark.parametrize("name", FILES)
def test_no_input_is_part_of_a_command(name: str) -> None:
    for step in steps(document(name)):
        assert "${{" not in step.get("run", "")


def test_the_workflow_has_no_more_rights_than_it_needs() -> None:
    workflow = document(".github/workflows/ci.yml")
    assert workflow["permissions"] == {"contents": "read"}
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_every_input_is_used_and_every_one_used_is_there() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    given = set(re.findall(r"\b(INPUT_[A-Z_]+):", text))
    assert given == set(re.findall(r"INPUT_[A-Z_]+", SCRIPT.read_text("utf-8")))
    outputs = re.findall(r"steps\.(\w+)\.outputs\.([\w-]+)", text)
    echoed = set(re.findall(r'echo "([\w-]+)=', SCRIPT.read_text("utf-8")))
    assert {name for step, name in outputs if step != "python"} == echoed


class Runner:
    """As much of GitHub's runner as the action sees."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "work" / "the repository"
        self.workspace.mkdir(parents=True)
        self.output, self.summary = folder / "output", folder / "summary"
        self.temp = folder / "temp"
        self.temp.mkdir()
        self.gclint = folder / "gclint"
        self.gclint.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m linter "$@"\n')
        self.gclint.chmod(0o755)

    def step(self, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        self.output.write_text("")
        self.summary.write_text("")
        github = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_ACTION_PATH": str(ROOT),
            "RUNNER_TEMP": str(self.temp),
        }
        given = {f"INPUT_{key.upper()}": value for key, value in inputs.items()}
        return subprocess.run(
            [BASH, str(SCRIPT), name],
            cwd=self.workspace, capture_output=True, text=True, check=False, timeout=120,
            env={**os.environ, "PYTHONPATH": str(ROOT), "GCLINT": str(self.gclint),
                 "GCLINT_PYTHON": str(self.temp.parent / "python"), **github, **given},
        )  # fmt: skip

    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.output.read_text().splitlines())


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    runner = Runner(tmp_path)
    (runner.workspace / "infra").mkdir()
    (runner.workspace / "infra" / "a client.tf").write_text(CLIENT)
    (runner.workspace / "other.tf").write_text(CLIENT.replace("kiosk", "other"))
    (runner.workspace / ".git").mkdir()
    return runner


@pytest.fixture
def git(runner: Runner) -> Callable[..., None]:
    program = shutil.which("git")
    if program is None:
        pytest.skip("git is not installed")

    def run(*arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run([program, *who, *arguments], cwd=runner.workspace, check=True)

    return run


@needs_bash
def test_findings_annotate_the_files_and_fill_the_summary(runner: Runner) -> None:
    done = runner.step("check", fail_on="warning")
    assert done.returncode == 1, done.stderr
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert any("file=infra/a client.tf" in line for line in annotations)
    assert not any(line.startswith("::error::forged") for line in annotations)
    assert "implicit-oauth-grant" in runner.summary.read_text()
    assert runner.outputs() == {"status": "1"}


@needs_bash
def test_paths_threshold_and_format(runner: Runner) -> None:
    done = runner.step("check", paths="infra\n\nother.tf\n", fail_on="never", format="concise")
    assert done.returncode == 0, done.stderr
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {
        "infra/a client.tf",
        "other.tf",
    }
    done = runner.step("check", paths="infra/a client.tf", fail_on="never", format="concise")
    assert "other.tf" not in done.stdout
    assert "a client.tf" in done.stdout


@needs_bash
def test_sarif(runner: Runner) -> None:
    done = runner.step("check", sarif_file="out file.sarif", fail_on="never")
    assert done.returncode == 0, done.stderr
    assert runner.outputs() == {"status": "0", "sarif-file": "out file.sarif"}
    log = json.loads((runner.workspace / "out file.sarif").read_text())
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"]


@needs_bash
def test_only_what_changed(runner: Runner, git: Callable[..., None]) -> None:
    (runner.workspace / ".git").rmdir()
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "before")
    (runner.workspace / "new.tf").write_text(CLIENT.replace("kiosk", "new"))
    git("add", "-A")
    git("commit", "-q", "-m", "after")
    done = runner.step("check", diff_base="HEAD~1", format="concise")
    assert done.returncode == 1, done.stderr
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"new.tf"}


@needs_bash
@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": "nowhere"},
        {"paths": "--help"},
        {"format": "$(touch ran)"},
        {"fail_on": "`touch ran`"},
        {"paths": "; touch ran"},
        {"sarif_file": "no/such/folder/x.sarif"},
    ],
    ids=str,
)
def test_bad_inputs_end_with_status_2_and_run_nothing(
    runner: Runner, inputs: dict[str, str]
) -> None:
    done = runner.step("check", **inputs)
    assert done.returncode == 2, done.stdout
    assert runner.outputs() == {"status": "2"}
    assert not (runner.workspace / "ran").exists()


@needs_bash
@pytest.mark.parametrize(
    ("version", "what"),
    [
        ("", str(ROOT)),
        ("v0.1.0", "gclint @ git+https://github.com/gclint/gclint@v0.1.0"),
        ("$(touch ran)", "gclint @ git+https://github.com/gclint/gclint@$(touch ran)"),
    ],
)
def test_installing(runner: Runner, version: str, what: str) -> None:
    """With a stand-in for Python that makes the environment and records what pip is asked for."""
    asked = runner.temp / "asked"
    python = runner.temp.parent / "python"
    python.write_text(
        "#!/bin/sh\n"
        'test "$1 $2 $3" = "-I -m venv" && mkdir -p "$4/bin" && cp "$0" "$4/bin/python" && exit\n'
        f'test "$1 $2 $3 $4" = "-I -m pip install" && printf "%s\\n" "$@" > "{asked}"\n'
    )
    python.chmod(0o755)
    done = runner.step("install", version=version)
    assert done.returncode == 0, done.stderr
    assert asked.read_text().splitlines()[-2:] == ["--", what]
    assert runner.outputs() == {"gclint": f"{runner.temp}/gclint/bin/gclint"}
