"""`--diff-base`: findings on changed lines, and those the change caused elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.changes import Changes, changes_since
from linter.cli import main
from linter.revision import NoSuchRevision

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Row = tuple[str, int, bool]
"""File, line, and whether it is said to be caused elsewhere."""
Told = Callable[..., list[Row]]


def client(name: str, grant: str = '"TOKEN"') -> str:
    return (
        f'resource "genesyscloud_oauth_client" "{name}" {{\n'
        f'  name                  = "{name}"\n'
        f"  authorized_grant_type = {grant}\n"
        "}\n"
    )


def git(folder: Path, *arguments: str) -> str:
    hermetic = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *named, *arguments],
        cwd=folder,
        env={**os.environ, **hermetic},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "old.tf").write_text(client("a") + client("b"))
    (tmp_path / "variables.tf").write_text('variable "grant" {\n  default = "CODE"\n}\n')
    (tmp_path / "uses.tf").write_text(client("c", "var.grant"))
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    return tmp_path


@pytest.fixture
def told(repository: Path, monkeypatch, capsys) -> Told:
    def run(*arguments: str, base: str = "main") -> list[Row]:
        monkeypatch.chdir(repository)
        chosen = ["--only", "implicit-oauth-grant", "-f", "json", "--diff-base", base]
        with pytest.raises(SystemExit):
            main(["check", *chosen, *arguments])
        printed = capsys.readouterr()
        assert printed.err == ""
        return [
            (one["path"], one["line"], "caused by a change elsewhere since" in one["message"])
            for one in json.loads(printed.out)["findings"]
        ]

    return run


def test_nothing_changed(told: Told) -> None:
    assert told() == []


def test_a_changed_line(repository: Path, told: Told) -> None:
    text = (repository / "old.tf").read_text()
    (repository / "old.tf").write_text(text.replace('= "TOKEN"', '=  "TOKEN"', 1))
    assert told() == [("old.tf", 3, False)]


def test_moved_lines_are_not_new(repository: Path, told: Told) -> None:
    text = (repository / "old.tf").read_text()
    (repository / "old.tf").write_text("# a\n\n# b\n" + text)
    assert told() == []


def test_a_renamed_file_is_followed(repository: Path, told: Told) -> None:
    git(repository, "mv", "old.tf", "näme \t.tf")
    file = repository / "näme \t.tf"
    file.write_text("# moved\n" + file.read_text() + client("new"))
    assert told() == [("näme \t.tf", 12, False)]
    commit(repository)
    assert told(base="HEAD~1") == [("näme \t.tf", 12, False)]


def test_a_file_that_git_does_not_know_is_new(repository: Path, told: Told) -> None:
    (repository / "sub").mkdir()
    (repository / "sub" / "new.tf").write_text(client("n"))
    (repository / ".gitignore").write_text("ignored.tf\n")
    (repository / "ignored.tf").write_text(client("i"))
    assert told() == [("sub/new.tf", 3, False)]
    assert told("ignored.tf") == [("ignored.tf", 3, False)]


def test_what_a_change_causes_elsewhere_says_so(repository: Path, told: Told) -> None:
    (repository / "variables.tf").write_text('variable "grant" {\n  default = "TOKEN"\n}\n')
    assert told() == [("uses.tf", 3, True)]
    assert told("uses.tf") == [("uses.tf", 3, True)]
    assert told("old.tf") == []


def test_the_like_on_a_changed_line_does_not_make_an_old_one_new(
    repository: Path, told: Told
) -> None:
    text = (repository / "old.tf").read_text()
    (repository / "0.tf").write_text(client("z"))
    (repository / "old.tf").write_text(client("first") + text)
    assert told() == [("0.tf", 3, False), ("old.tf", 3, False)]


def test_deleted_files_do_no_harm(repository: Path, told: Told) -> None:
    (repository / "variables.tf").unlink()
    (repository / "uses.tf").unlink()
    assert told() == []


def test_what_lies_outside_the_root_has_no_part(repository: Path, told: Told) -> None:
    (repository / "sub").mkdir()
    (repository / "sub" / "main.tf").write_text(client("s"))
    commit(repository)
    (repository / "old.tf").write_text(client("changed"))
    (repository / "sub" / "main.tf").write_text(client("s") + client("t"))
    assert told("--root", "sub", "sub", base="HEAD") == [("main.tf", 7, False)]


def test_files_with_windows_line_ends(repository: Path, told: Told) -> None:
    (repository / "old.tf").write_bytes((client("a") + client("b")).replace("\n", "\r\n").encode())
    commit(repository)
    text = (repository / "old.tf").read_bytes().replace(b'"b"\r\n', b'"bb"\r\n')
    (repository / "old.tf").write_bytes(text)
    assert told(base="HEAD") == []


@pytest.mark.parametrize("base", ["no-such-branch", "", "--output=x", "main:old.tf", "a\nb"])
def test_a_base_that_is_none(repository: Path, base: str, monkeypatch, capsys) -> None:
    monkeypatch.chdir(repository)
    with pytest.raises(SystemExit) as end:
        main(["check", f"--diff-base={base}"])
    printed = capsys.readouterr()
    assert (end.value.code, printed.out) == (2, "")
    assert printed.err.startswith("gclint: --diff-base")
    assert sorted(path.name for path in repository.iterdir() if path.name == "x") == []


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(NoSuchRevision, match="not a git repository"):
        changes_since(tmp_path, "main", [])


def test_no_program_of_the_repository_is_run(repository: Path, told: Told) -> None:
    trap = repository / "trap.sh"
    trap.write_text("#!/bin/sh\ntouch sprung\ncat\n")
    trap.chmod(0o755)
    for key in ("diff.external", "core.fsmonitor", "diff.x.textconv", "core.pager"):
        git(repository, "config", key, str(trap))
    (repository / ".gitattributes").write_text("*.tf diff=x\n")
    text = (repository / "old.tf").read_text()
    (repository / "old.tf").write_text(text + client("new"))
    assert told() == [("old.tf", 11, False)]
    assert not (repository / "sprung").exists()


@given(st.integers(1, 9), st.integers(0, 4), st.integers(1, 9), st.integers(0, 4))
def test_lines_meet_where_they_share_one(start: int, length: int, first: int, more: int) -> None:
    changes = Changes(lines={"a": (range(start, start + length),)})
    shared = set(range(start, start + length)) & set(range(first, first + more + 1))
    assert changes.touch("a", first, first + more) == bool(shared)
    assert not changes.touch("b", first, first + more)
