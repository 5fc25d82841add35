"""`gclint --version` and `gclint completion`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest

from linter import __version__, bundled
from linter.cli import main

LIBRARIES = {
    re.match(r"[\w-]+", wanted)[0].lower()
    for wanted in requires("gclint") or ()
    if "extra ==" not in wanted
}
SHELLS = ("bash", "zsh", "fish")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return end.value.code, *capsys.readouterr()


def test_the_version_in_one_line(capsys) -> None:
    assert printed(capsys, "--version") == (0, f"gclint, version {__version__}\n", "")


@pytest.mark.parametrize("order", [("--version", "--verbose"), ("--verbose", "--version")])
def test_what_it_is_made_of(capsys, order: tuple[str, str]) -> None:
    status, page, err = printed(capsys, *order)
    assert (status, err) == (0, "")
    for library in ("Python", *LIBRARIES):
        assert re.search(rf"^{library} +\d+\.\d+", page, re.MULTILINE)
    parts = {file.stem for file in (bundled.folder("schemas") / "platform").glob("*.json")}
    dated = dict(re.findall(r"^  (\S+) +(\d{4}-\d\d(?:-\d\d)?) +\S", page, re.MULTILINE))
    assert set(dated) == parts


def test_verbose_alone_says_where_it_belongs(capsys) -> None:
    status, out, err = printed(capsys, "--verbose")
    assert (status, out) == (2, "")
    assert "--verbose goes with --version" in err


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_for_each_shell(capsys, shell: str) -> None:
    status, script, _ = printed(capsys, "completion", shell)
    assert status == 0
    assert f"_GCLINT_COMPLETE={shell}_complete" in script
    program = shutil.which(shell)
    if program is not None:
        checked = subprocess.run([program, "-n"], input=script, text=True, capture_output=True)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_printing_a_script_starts_no_process(capsys, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert printed(capsys, "completion", "bash")[0] == 0


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("gclint ", {"check", "explain", "completion"}),
        ("gclint comp", {"completion"}),
        ("gclint check --outp", {"--output"}),
        ("gclint check -f sa", {"sarif"}),
        ("gclint infra --sel", {"--select"}),
        ("gclint explain missing-s", {"missing-scope"}),
        ("gclint check --only oa", {"oauth"}),
        ("gclint check --ignore implicit", {"implicit-oauth-grant"}),
    ],
)
def test_what_is_offered(capsys, monkeypatch, words: str, offered: set[str]) -> None:
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    monkeypatch.setenv("_GCLINT_COMPLETE", "bash_complete")
    _, out, _ = printed(capsys)
    assert offered <= {line.partition(",")[2] for line in out.splitlines()}


def test_fish_shows_all_of_what_an_option_does(capsys) -> None:
    _, script, _ = printed(capsys, "completion", "fish")
    assert 'string split --max 1 ","' in script
    assert 'string split ","' not in script


FISH = shutil.which("fish")


@pytest.mark.skipif(FISH is None, reason="needs fish")
def test_what_fish_lists(capsys, tmp_path) -> None:
    _, script, _ = printed(capsys, "completion", "fish")
    (tmp_path / "gclint.fish").write_text(script)
    bin_folder = Path(sys.executable).parent
    asked = f"set -p PATH {bin_folder}; source gclint.fish; complete -C 'gclint base'"
    done = subprocess.run(
        [FISH, "--no-config", "-c", asked], cwd=tmp_path, text=True, capture_output=True
    )
    assert done.stdout == "baseline\tLive with today's findings, and with no more than those.\n"


def test_an_interrupted_run_is_not_one_with_findings(capsys, monkeypatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("linter.cli.judging.judged", interrupted)
    assert printed(capsys, "check") == (130, "", "gclint: interrupted\n")
