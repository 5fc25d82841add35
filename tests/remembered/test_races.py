"""Files that change while a run reads them: it may say what it saw, and must not remember it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

import linter.discover
import linter.engine
import linter.tree
from linter.remembered import surroundings

CLIENT = """
resource "genesyscloud_oauth_client" "widget" {
  name                  = "Widget"
  scopes                = ["users"]
  authorized_grant_type = %s
}
"""
CODE, TOKEN = CLIENT % '"CODE"', CLIENT % '"TOKEN"'
During = Callable[..., AbstractContextManager[None]]


@contextmanager
def _holding(file: Path, text: str | None) -> Iterator[None]:
    """A file that holds something else for a moment."""
    kept = file.read_bytes() if file.exists() else None
    file.unlink() if text is None else file.write_text(text)
    yield
    file.unlink() if kept is None else file.write_bytes(kept)


@contextmanager
def while_read(file: Path, text: str | None) -> Iterator[None]:
    """Let a file hold something else just while it is read."""
    real = linter.tree._bytes  # noqa: SLF001 - where files are read

    def read(place: str) -> bytes:
        if place != str(file):
            return real(place)
        with _holding(file, text):
            try:
                return real(place)
            except FileNotFoundError as error:
                missing = error
        raise missing

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linter.tree, "_bytes", read)
        yield


@contextmanager
def while_listed(file: Path, text: str | None) -> Iterator[None]:
    """The same while the folders are looked through."""
    real = linter.discover._entries  # noqa: SLF001 - where folders are

    def entries(folder: Path) -> object:
        with _holding(file, text):
            return real(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linter.discover, "_entries", entries)
        yield


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("text", [TOKEN, None], ids=["other", "gone"])
def test_a_file_of_the_tree(estate, say, jobs: str, text: str | None) -> None:
    estate.write("main.tf", CODE)
    estate.write("other.json", "{}")
    with while_read(estate.folder / "main.tf", text):
        say("-f", "concise", "--jobs", jobs, cwd=estate.folder)
    estate.arguments += ("--jobs", jobs)
    estate.check()


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("text", ["TOKEN", None], ids=["other", "gone"])
def test_a_file_that_a_function_reads(estate, say, jobs: str, text: str | None) -> None:
    estate.write("main.tf", CLIENT % 'file("grant.txt")')
    estate.write("grant.txt", "CODE")
    estate.write("other.json", "{}")
    with while_read(estate.folder / "grant.txt", text):
        say("-f", "concise", "--jobs", jobs, cwd=estate.folder)
    estate.arguments += ("--jobs", jobs)
    estate.check()


@pytest.mark.parametrize("text", [TOKEN, None], ids=["other", "gone"])
def test_a_file_behind_a_link(estate, say, text: str | None) -> None:
    estate.write(".hidden/main.tf", CODE)
    estate.link("main.tf", ".hidden/main.tf")
    with while_read(estate.folder / ".hidden/main.tf", text):
        say("-f", "concise", cwd=estate.folder)
    estate.check()


def test_a_file_that_is_there_for_a_moment(estate, say) -> None:
    estate.write("main.tf", CLIENT % "local.grant")
    with while_listed(estate.folder / "locals.tf", 'locals { grant = "TOKEN" }'):
        say("-f", "concise", cwd=estate.folder)
    estate.check()


def test_a_file_that_is_away_for_a_moment(estate, say) -> None:
    estate.write("main.tf", CLIENT % "local.grant")
    estate.write("locals.tf", 'locals { grant = "TOKEN" }')
    with while_listed(estate.folder / "locals.tf", None):
        say("-f", "concise", cwd=estate.folder)
    estate.check()


def test_a_day_that_begins_meanwhile(estate, say, monkeypatch) -> None:
    estate.write("main.tf", TOKEN)
    days = iter(["2026-03-31"] * 2)
    with monkeypatch.context() as patch:
        patch.setattr(surroundings.time, "strftime", lambda _: next(days, "2026-04-01"))
        say("-f", "concise", cwd=estate.folder)
    kept = [one for one in os.scandir(os.environ["GCLINT_CACHE_DIR"]) if "answer" in one.name]
    assert kept == []
    estate.check()


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("error", [ValueError, MemoryError])
def test_a_check_that_crashes_once(estate, say, jobs: str, error: type[Exception]) -> None:
    estate.write("main.tf", TOKEN)
    estate.write("roles/role.json", '{"role": "Sync", "permissions": ["quality:evaluation:ad"]}')
    estate.arguments += ("--jobs", jobs)

    def crash(*_: object) -> Iterator[None]:
        raise error
        yield

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linter.engine, "find", lambda name: crash)
        crashed = estate.check()
    assert crashed.status == 2
    assert "failed-check" in crashed.out
    assert "failed-check" not in estate.check_again().out
