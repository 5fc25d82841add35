"""An answer is given again where it would be given, and to the letter."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.remembered.answers import Answer, Recalled, keep, recall
from linter.remembered.looks import Looks
from linter.remembered.surroundings import file_for
from linter.remembered.walk import Walk

ROOT = Path(__file__).parents[2]
NOWHERE = Walk((), ())
CLIENT = """
resource "genesyscloud_oauth_client" "widget" {
  name                  = "Wídget"
  scopes                = ["users"]
  authorized_grant_type = "TOKEN"
}
"""
Run = Callable[..., tuple[int, bytes, bytes]]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (folder / "mäin.tf").write_text(CLIENT, "utf-8")
    (folder / "n\x1b[31mone.json").write_text("{")
    return folder


@pytest.fixture
def run(files: Path) -> Run:
    """What a process of its own says: its status and the bytes on both streams."""

    def run(*arguments: str, **environment: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "linter", "check", *arguments],
            cwd=files,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            timeout=120,
        )
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_the_bytes_are_the_same(run: Run, encoding: str) -> None:
    arguments = (".", "n\x1b[31mone.json", "--unknown", "note", "--color", "always")
    first = run(*arguments, PYTHONIOENCODING=encoding)
    assert first[0] == 1
    assert run(*arguments, PYTHONIOENCODING=encoding) == first
    assert run(*arguments, "--no-cache", PYTHONIOENCODING=encoding) == first


def test_a_stream_that_is_closed_is_none_to_write_to(run: Run, files: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f"exec {sys.executable} -m linter check n*.json >&-"
    for more in ("--no-cache", "", ""):
        done = subprocess.run(
            ["sh", "-c", f"{command} {more}"], cwd=files, env=environment, capture_output=True
        )
        assert (done.returncode, done.stderr[:7]) == (0, b"gclint:")


def test_a_folder_that_is_gone_has_no_answer(tmp_path: Path, monkeypatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert recall(["check"], Looks()) == Recalled()


@pytest.mark.parametrize("name", ["NO_COLOR", "COLUMNS", "TERM", "GITHUB_ACTIONS"])
def test_the_environment_tells_answers_apart(monkeypatch, name: str) -> None:
    monkeypatch.delenv(name, raising=False)
    without = file_for(["check"])
    monkeypatch.setenv(name, "40")
    assert file_for(["check"]) != without


def test_arguments_and_folders_tell_answers_apart(tmp_path: Path, monkeypatch) -> None:
    found = {file_for(one) for one in ([], ["a", "b"], ["ab"], ["a b"], ["a\0b"], ["", "ab"])}
    monkeypatch.chdir(tmp_path)
    assert len({*found, file_for([])}) == 7


def test_a_terminal_is_told_from_a_pipe_whatever_its_width(monkeypatch) -> None:
    held = []
    for columns in (0, 40, 100):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 25, columns, 0, 0))
        with os.fdopen(theirs, "w") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            held.append(file_for(["check"]))
        os.close(ours)
    with open(os.devnull, "w") as stream:  # noqa: PTH123 - no file to speak of
        monkeypatch.setattr(sys, "stdout", stream)
        held.append(file_for(["check"]))
    assert len(set(held)) == 4


@pytest.mark.parametrize("text", ["", "one\ntwo\n", "a\r\nb\u2028c\x0c", "\ud800 \udc80", "\t\0"])
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    file = file_for(["check"])
    for answer in (Answer(0, text, ""), Answer(1, "", text), Answer(1, text, text)):
        keep(file, str(tmp_path), {}, NOWHERE, answer)
        assert recall(["check"], Looks()) == Recalled(answer)


@pytest.mark.parametrize("name", ["a\nb", "a\tb", "a b ", "é", "a\r"])
def test_any_folder_may_be_checked(estate, name: str, tmp_path: Path) -> None:
    try:
        estate.write(f"{name}/main.tf", CLIENT)
    except OSError:
        pytest.skip("the system has no such names")
    estate.check()
    estate.write(f"{name}/main.tf", CLIENT.replace("TOKEN", "CODE"))
    estate.check_again()
    estate.place = estate.folder / name
    estate.arguments += ("--root", ".")
    estate.check()
    estate.write(f"{name}/main.tf", CLIENT)
    estate.check_again()


def test_answers_are_of_no_use_to_another_program(tmp_path: Path, monkeypatch) -> None:
    keep(file_for(["check"]), str(tmp_path), {}, NOWHERE, Answer(0, "", ""))
    assert recall(["check"], Looks()) == Recalled(Answer(0, "", ""))
    monkeypatch.setattr("linter.remembered.tool.__version__", "0.0.0")
    assert recall(["check"], Looks()) == Recalled()
