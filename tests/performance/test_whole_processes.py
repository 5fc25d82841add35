"""Whole processes are measured as they are, in rounds, and the command leaves a page behind."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from benchmarks.command import main
from benchmarks.processes import Ran, run_once
from benchmarks.rows import load
from benchmarks.scenarios import COLD, UNIT, Scenario
from benchmarks.session import Limits, Session

MB = 1_000_000


def ran(code: str, folder: Path, bound: float = 20) -> Ran:
    return run_once([sys.executable, "-c", code], folder, {"SEEN": "yes"}, bound, folder / "out")


def test_time_memory_status_and_output(tmp_path: Path) -> None:
    code = "import os, sys; b = bytearray(90_000_000); print(os.environ['SEEN']); sys.exit(3)"
    found = ran(code, tmp_path)
    assert (found.status, found.ended) == (3, False)
    assert found.output == b"yes\n"
    assert 90 * MB < found.sample.peak < 150 * MB
    assert 0 < found.sample.busy <= found.sample.seconds * 4


def test_the_peak_is_not_that_of_the_process_that_measures(tmp_path: Path) -> None:
    held = bytearray(200 * MB)
    held[::4096] = b"1" * len(held[::4096])
    assert ran("pass", tmp_path).sample.peak < 60 * MB


def test_a_run_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    child = "import time, pathlib; time.sleep(3); pathlib.Path('late').touch()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    found = ran(code, tmp_path, bound=0.5)
    assert found.ended
    assert found.sample.seconds < 3


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell")
def test_processes_are_looked_at_together(tmp_path: Path) -> None:
    child = "import time; b = bytearray(60_000_000); time.sleep(1)"
    code = (
        "import subprocess, sys\n"
        f"two = [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in range(2)]\n"
        "[one.wait() for one in two]"
    )
    sample = ran(code, tmp_path).sample
    assert sample.processes == 3
    assert sample.together > 120 * MB > sample.peak


def session(folder: Path, rounds: int = 2, budget: float = 100, bound: float = 50) -> Session:
    return Session("a part", Limits(rounds, budget, bound), folder / "out")


def python(folder: Path, what: str, code: str, seen: list[str] | None = None) -> Scenario:
    def around(number: int) -> nullcontext[None]:
        if seen is not None:
            seen.append(f"{what} {number}")
        return nullcontext()

    return Scenario(what, (sys.executable, "-c", code), folder, around=around)


def test_each_command_is_run_once_a_round(tmp_path: Path) -> None:
    seen: list[str] = []
    scenarios = [python(tmp_path, what, "pass", seen) for what in ("a", "b")]
    rows = session(tmp_path).measure(scenarios)
    assert seen == ["a 0", "b 0", "a 1", "b 1"]
    assert [len(one.samples) for one in rows] == [2, 2]


def test_a_command_that_has_had_its_time_is_not_run_again(tmp_path: Path) -> None:
    scenarios = [
        python(tmp_path, "slow", "import time; time.sleep(0.3)"),
        python(tmp_path, "a", ""),
    ]
    rows = session(tmp_path, rounds=3, budget=0.25).measure(scenarios)
    assert len(rows[0].samples) == 1


def test_a_command_that_fails_says_so_and_has_no_sample(tmp_path: Path) -> None:
    code = "import sys; print('no such option'); sys.exit(2)"
    (row,) = session(tmp_path).measure([python(tmp_path, "wrong", code)])
    assert row.samples == ()
    assert row.told == "failed with status 2: no such option"


def fake(folder: Path, name: str, body: str) -> str:
    program = folder / name
    program.write_text(f"#!{sys.executable}\nimport sys\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def measure(folder: Path, *more: str) -> Sequence[str]:
    gclint = fake(folder, "gclint", "print('gclint 9.9')")
    checkov = fake(folder, "checkov", "print('9.8')")
    arguments = ["--rounds", "1", "--into", str(folder), "--work", str(folder)]
    main([*arguments, "--gclint", gclint, "--checkov", checkov, *more])
    return [one.name for one in folder.iterdir()]


def test_the_command_measures_writes_and_cleans_up(tmp_path: Path) -> None:
    left = measure(tmp_path, "--only", "start-up", "--only", "files-10")
    assert sorted(left) == ["RESULTS.md", "checkov", "gclint", "measured.json", "results.svg"]
    kept = load(tmp_path / "measured.json")
    assert (kept.about["gclint"], kept.about["checkov"]) == ("9.9", "9.8")
    assert kept.row("files-10", COLD) is not None
    assert "## 10 files" in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")


def test_rows_are_used_again_when_asked_for(tmp_path: Path) -> None:
    measure(tmp_path, "--only", "start-up")
    first = load(tmp_path / "measured.json").row("start-up", UNIT)
    measure(tmp_path, "--only", "start-up", "--only", "one-file", "--reuse")
    kept = load(tmp_path / "measured.json")
    assert kept.row("start-up", UNIT) == first
    assert kept.row("one-file", UNIT) is not None


def test_rows_of_another_machine_are_dropped(tmp_path: Path) -> None:
    measure(tmp_path, "--only", "one-file")
    file = tmp_path / "measured.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["about"]["processor"] = "another"
    file.write_text(json.dumps(kept), encoding="utf-8")
    measure(tmp_path, "--only", "start-up")
    assert list(load(file).parts) == ["start-up"]
