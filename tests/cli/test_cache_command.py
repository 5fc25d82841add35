"""`gclint cache`."""

from __future__ import annotations

import os
from pathlib import Path


def test_what_is_kept_is_told_and_forgotten(gclint, tmp_path: Path) -> None:
    (tmp_path / "role.json").write_text('{"role": "It", "permissions": ["a:b:c"]}')
    folder = Path(os.environ["GCLINT_CACHE_DIR"])
    assert gclint("cache", "info").stdout.splitlines()[2:] == ["answers  0", "trees    0"]
    for form in ("text", "json"):
        gclint("check", "-f", form)
    told = gclint("cache", "info").stdout
    assert told.splitlines()[0] == f"folder   {folder}"
    assert told.splitlines()[2:] == ["answers  2", "trees    1"]
    (folder / "notes.txt").write_text("not ours")
    assert gclint("cache", "clear").stdout == f"3 files removed from {folder}\n"
    assert gclint("cache", "clear").stdout == f"0 files removed from {folder}\n"
    assert [one.name for one in folder.iterdir()] == ["notes.txt"]


def test_no_cache_leaves_no_trace(gclint, tmp_path: Path) -> None:
    (tmp_path / "role.json").write_text('{"role": "It", "permissions": ["a:b:c"]}')
    gclint("check", "--no-cache")
    assert not Path(os.environ["GCLINT_CACHE_DIR"]).exists()


def test_a_system_without_a_place_for_it(gclint, monkeypatch) -> None:
    monkeypatch.setenv("GCLINT_CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")
    done = gclint("cache", "info")
    assert done.returncode == 2
    assert "GCLINT_CACHE_DIR" in done.stderr


def test_answers_do_not_hang_on_the_order_of_sets(gclint, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "main.tf").write_text('resource "genesyscloud_oauth_client" "a" {\n  name = "A"\n}')
    said = set()
    for seed, color in enumerate(("never", "auto", "always")):  # each another answer to keep
        monkeypatch.setenv("PYTHONHASHSEED", str(seed))
        said.add(gclint("check", "-f", "json", "--select", "all", "--color", color).stdout)
    assert len(said) == 1
    assert gclint("cache", "info").stdout.splitlines()[2:] == ["answers  3", "trees    1"]
