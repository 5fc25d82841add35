"""Looks that another process takes: they are worth as much as one's own."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from linter.remembered import meanwhile
from linter.remembered.looks import Looks, state
from linter.remembered.walk import Look

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no other process looks there")


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Files, a link, a folder and nothing, as kinds and paths; every look is worth a process."""
    monkeypatch.setattr(meanwhile, "WORTH", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    for number in range(5):
        (tmp_path / f"{number}.tf").write_text(str(number))
    (tmp_path / "link").symlink_to("1.tf")
    names = [*(f"{number}.tf" for number in range(5)), "link", "none"]
    files = [("file", str(tmp_path / name)) for name in names]
    return [*files, ("listing", str(tmp_path)), ("below", str(tmp_path)), ("place", str(tmp_path))]


def expecting(paths: list[tuple[str, str]], known: dict[str, str]) -> tuple[Looks, Looks]:
    """Looks of which others take a part, and those that were had before; `known` says how."""
    before, looks = Looks(), Looks()
    told = {path: Look(kind, path, known.get(path) or state(before, kind, path))
            for kind, path in paths}  # fmt: skip
    meanwhile.look_meanwhile(list(told), told.__getitem__, looks)
    return looks, before


@pytest.mark.parametrize("known", ["", "-", "by 0 1", "folder"])
def test_they_see_the_same(paths, known: str) -> None:
    looks, before = expecting(paths, {path: known for _, path in paths if known})
    for kind, path in paths:
        assert state(looks, kind, path) == state(before, kind, path)


def test_what_they_saw_is_what_counts(paths, tmp_path: Path) -> None:
    looks, before = expecting(paths, {})
    assert looks.file(paths[0][1]) == before.file(paths[0][1])
    (tmp_path / "1.tf").write_text("other")
    assert looks.file(paths[1][1]) == before.file(paths[1][1])
    assert looks.afresh().file(paths[1][1]) != before.file(paths[1][1])


def test_one_that_ends_early_is_not_missed(paths, monkeypatch) -> None:
    monkeypatch.setattr(meanwhile, "_say_what_differs", lambda *_: os._exit(1))
    looks, before = expecting(paths, {path: "-" for _, path in paths})
    for kind, path in paths:
        assert state(looks, kind, path) == state(before, kind, path)


def test_one_that_fails_is_not_missed(paths, monkeypatch) -> None:
    def fail(*_: object) -> str:
        raise OSError

    ours = os.getpid()
    monkeypatch.setattr(
        meanwhile, "state", lambda *given: state(*given) if os.getpid() == ours else fail()
    )
    looks, before = expecting(paths, {path: "-" for _, path in paths})
    for kind, path in paths:
        assert state(looks, kind, path) == state(before, kind, path)


def test_edits_of_a_whole_estate(paths, estate) -> None:
    client = 'resource "genesyscloud_oauth_client" "it" {\n  authorized_grant_type = "%s"\n}\n'
    for folder in "abc":
        estate.write(f"{folder}/main.tf", client % "CODE")
    estate.check()
    for change in ("a", "b", "c", "ac", "cb", "abc"):
        for folder in change:
            estate.write(f"{folder}/main.tf", client % "TOKEN" + f"# {change}")
        estate.check()
        for folder in change:
            estate.write(f"{folder}/main.tf", client % "CODE")
        estate.check_again()


def test_nobody_need_wait_for_it(paths) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        test_they_see_the_same(paths, "-")
    finally:
        signal.signal(signal.SIGCHLD, before)
