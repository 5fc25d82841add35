"""Several processes say what one says, and none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import active_children, get_all_start_methods, get_context
from pathlib import Path

import pytest

from benchmarks.estates.export_file import export_as_hcl
from linter.catalogue import CatalogueError
from linter.cli import main
from linter.units import portions, workers
from linter.units.ahead import EstateAhead
from linter.units.manner import Manner

ROOT = Path(__file__).parents[2]
_METHODS = [one for one in ("fork", "spawn") if one in get_all_start_methods()]
CLIENT = """
resource "genesyscloud_oauth_client" "widget" {
  name                  = "Widget"
  scopes                = ["users"]
  authorized_grant_type = "TOKEN"
}
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tf").write_text(CLIENT)
    return tmp_path


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """One file with everything in it, and some things wrong."""
    (tmp_path / ".git").mkdir()
    for path, text in export_as_hcl(8, 0.1).items():
        (tmp_path / path).write_text(text)
    return tmp_path


def test_any_number_says_the_same(everything: Path, told: Callable[..., str]) -> None:
    alone = told(everything)
    for jobs in (2, 3, 4):
        assert told(everything, Manner(jobs)) == alone
    assert active_children() == []


@pytest.mark.parametrize("most", [1, 3, 1000])
def test_one_unit_in_portions_says_the_same(
    export: Path, told: Callable[..., str], monkeypatch, most: int
) -> None:
    alone = told(export)
    assert alone.count("policy") > 10
    monkeypatch.setattr(portions, "_MOST", most)
    assert told(export) == alone
    for worth in (0, sys.maxsize):
        monkeypatch.setattr(portions, "WORTH", worth)
        heard: list[tuple[int, int]] = []
        assert told(export, Manner(2, lambda *now: heard.append(now))) == alone  # noqa: B023
        assert heard == sorted(heard)
        assert len(heard) > 100 / most
    assert active_children() == []


def test_the_estate_is_judged_ahead_where_one_unit_is_all_of_it(
    export: Path, told: Callable[..., str], monkeypatch
) -> None:
    alone = told(export)
    monkeypatch.setattr(portions, "WORTH", 0)
    ahead: list[bool] = []
    found = EstateAhead.found
    monkeypatch.setattr(
        EstateAhead, "found", lambda *given: ahead.append(bool(one := found(*given))) or one
    )
    assert told(export, Manner(2)) == alone
    (export / "other").mkdir()
    (export / "other/main.tf").write_text(CLIENT)
    assert told(export, Manner(2)) == told(export)
    assert ahead == [True, False, False]


def test_processes_that_start_anew_say_the_same(files, told, monkeypatch) -> None:
    alone = told(files)
    for method in _METHODS:
        monkeypatch.setattr(workers, "_context", lambda method=method: get_context(method))
        assert told(files, Manner(2)) == alone


def test_all_units_are_done_and_told_of_in_order(everything: Path, told) -> None:
    heard: list[tuple[int, int]] = []
    for jobs in (1, 3):
        told(everything, Manner(jobs, lambda *now: heard.append(now)))
        total = heard[-1][1]
        assert heard[-1] == (total, total)
        assert {every for _, every in heard} == {total}
        assert heard == sorted(heard)
        assert len(heard) > 10
        heard.clear()


def _status(monkeypatch, files: Path, *arguments: str) -> object:
    monkeypatch.chdir(files)
    with pytest.raises(SystemExit) as exit_:
        main(["check", "--no-cache", *arguments])
    return exit_.value.code


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_facts_that_cannot_be_read(files, monkeypatch, capfd, jobs: str) -> None:
    (files / ".facts").mkdir()
    (files / ".gclint.yaml").write_text("catalogue: .facts")
    assert _status(monkeypatch, files, "--jobs", jobs) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.startswith("gclint: ")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_memory_that_runs_out(files, monkeypatch, capfd, jobs: str) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("linter.units.work.judge_unit", exhausted)
    assert _status(monkeypatch, files, "--jobs", jobs) == 2
    assert capfd.readouterr().err == "gclint: there is not enough memory for this\n"


@pytest.mark.skipif("fork" not in _METHODS, reason="another process would not be patched")
def test_a_process_that_is_killed(files, monkeypatch, capfd) -> None:
    ours = os.getpid()

    def killed(*_: object) -> None:
        assert os.getpid() != ours
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr("linter.units.work.judge_unit", killed)
    assert _status(monkeypatch, files, "--jobs", "2") == 2
    told = capfd.readouterr().err
    assert "a process was ended" in told
    assert told.count("\n") == 1
    assert active_children() == []


@pytest.mark.skipif("fork" not in _METHODS, reason="another process would not be patched")
def test_a_process_that_is_killed_over_a_portion(export, monkeypatch, capfd) -> None:
    ours, judged = os.getpid(), portions._judged  # noqa: SLF001

    def killed(*given: object) -> object:
        if os.getpid() != ours:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05)
        return judged(*given)

    monkeypatch.setattr(portions, "WORTH", 0)
    monkeypatch.setattr(portions, "_judged", killed)
    assert _status(monkeypatch, export, "--jobs", "2") == 2
    told = capfd.readouterr().err
    assert "a process was ended" in told
    assert told.count("\n") == 1
    assert active_children() == []


@pytest.mark.skipif("fork" not in _METHODS, reason="another process would not be patched")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_of_ours_is_shown_as_it_is(files, told, monkeypatch, jobs: int) -> None:
    def mistaken(*_: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr("linter.units.work.judge_unit", mistaken)
    with pytest.raises(ZeroDivisionError, match="of ours"):
        told(files, Manner(jobs))
    assert active_children() == []


@pytest.mark.parametrize("lacking", [OSError, NotImplementedError, ImportError])
def test_a_system_that_gives_no_process(files, told, monkeypatch, lacking: type) -> None:
    alone = told(files)

    def none(*_: object) -> None:
        raise lacking

    with monkeypatch.context() as patch:
        patch.setattr(workers, "ProcessPoolExecutor", none)
        assert told(files, Manner(2)) == alone
    monkeypatch.setattr(workers.os, "fork", none, raising=False)
    assert told(files, Manner(2)) == alone


def test_a_failure_of_the_facts_is_told_as_such(files, monkeypatch, capfd) -> None:
    def failing(*_: object) -> None:
        raise CatalogueError("scopes.json", "$.scopes", "it is missing")

    monkeypatch.setattr("linter.units.work.judge_unit", failing)
    for jobs in ("1", "2"):
        assert _status(monkeypatch, files, "--jobs", jobs) == 2
        assert capfd.readouterr().err == "gclint: scopes.json: $.scopes: it is missing\n"


def test_what_cannot_be_sent_is_judged_here(files, told, monkeypatch) -> None:
    alone = told(files)

    def never(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(workers.pickle, "dumps", never)
    assert told(files, Manner(2)) == alone


def test_values_as_deep_as_they_may_be(files: Path, told) -> None:
    deep = "[" * 900 + '"TOKEN"' + "]" * 900
    (files / "one/deep.tf").write_text(CLIENT.replace('"users"', deep).replace("widget", "deep"))
    assert told(files, Manner(2)) == told(files)


def test_nobody_is_left_when_the_caller_has_had_enough(files, told) -> None:
    def enough(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        told(files, Manner(2, enough))
    assert active_children() == []


SLOW = r"""
import os, time
import linter.units.work
def slowly(*_):
    os.write(1, b"judging\n")
    time.sleep(60)
linter.units.work.judge_unit = slowly
from linter.cli import main
main(["check", "--no-cache", "--jobs", "2"])
"""


@pytest.mark.skipif("fork" not in _METHODS, reason="another process would not be patched")
@pytest.mark.parametrize(
    ("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)]
)
def test_nobody_is_left_when_a_run_is_ended(files, sent: signal.Signals, status: int) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", SLOW],
        cwd=files,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(2):
        assert run.stdout.readline() == "judging\n"
    if sent is signal.SIGINT:
        os.killpg(run.pid, sent)  # as a terminal does
    else:
        run.send_signal(sent)
    _, err = run.communicate(timeout=20)  # ends when all that hold the streams have ended
    assert run.returncode == status
    assert err == ("gclint: interrupted\n" if sent is signal.SIGINT else "")
    _wait_for_end_of_group(run.pid)


def _wait_for_end_of_group(group: int) -> None:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("someone is left")
