"""The estates that are measured are the same in every run, and have the findings meant for them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.estates import RECIPES, Recipe
from benchmarks.estates.actions import data_actions
from benchmarks.estates.export_file import export_as_hcl, export_as_json
from benchmarks.estates.ordinary import ordinary
from benchmarks.grounds import changed, copy, edited
from linter.cli import main

ROOT = Path(__file__).parents[2]
HASHES = """
import hashlib, json
from benchmarks.estates.actions import data_actions
from benchmarks.estates.export_file import export_as_hcl, export_as_json
from benchmarks.estates.ordinary import ordinary
made = [ordinary(8, 40), data_actions(8, 5), export_as_hcl(8, 0.1), export_as_json(8, 0.1)]
print(hashlib.sha256(json.dumps(made).encode()).hexdigest())
"""


def hashed(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", HASHES]
    return subprocess.run(command, env=environment, capture_output=True, text=True).stdout.strip()


def test_the_same_seed_makes_the_same_bytes_in_every_version() -> None:
    expected = "7420e9646a09c84c82e8e64e28d7cd6fec846143cef1b737568a1ad964056a7e"
    assert {hashed("0"), hashed("1")} == {expected}


def test_another_seed_makes_other_files() -> None:
    assert ordinary(1, 20) != ordinary(2, 20)


def test_a_larger_estate_begins_with_the_smaller() -> None:
    small, large = ordinary(8, 40), ordinary(8, 100)
    assert small.items() <= large.items()


@pytest.mark.parametrize("files", [1, 10, 20, 100])
def test_an_estate_has_as_many_files_as_its_name_says(files: int) -> None:
    assert len(ordinary(8, files)) == files


def test_an_estate_is_made_of_tens() -> None:
    with pytest.raises(ValueError, match="multiple of 10"):
        ordinary(8, 25)


FINDINGS = [
    (
        lambda: ordinary(8, 100),
        {"indefinite-retention": 1, "missing-scope": 1, "overlong-token": 1, "unescaped-input": 2},
    ),
    (lambda: ordinary(8, 1), {}),
    (lambda: data_actions(8, 51), {"unescaped-input": 4}),
    (lambda: export_as_hcl(8, 0.1), {"overlong-token": 1}),
    (lambda: export_as_json(8, 0.1), {"overlong-token": 1}),
]


@pytest.mark.parametrize(("made", "expected"), FINDINGS)
def test_an_estate_has_a_few_true_findings(
    made: Callable[[], dict[str, str]],
    expected: dict[str, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path, text in made().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["check", "-f", "json"])
    report = json.loads(capsys.readouterr().out)
    assert Counter(one["policy"] for one in report["findings"]) == expected


@pytest.mark.parametrize("megabytes", [0.05, 0.3])
def test_an_export_is_as_large_as_it_is_to_be(megabytes: float) -> None:
    for made in (export_as_hcl, export_as_json):
        (text,) = made(8, megabytes).values()
        assert megabytes * 1e6 <= len(text) <= megabytes * 1e6 + 20_000


@pytest.mark.parametrize("recipe", [one for one in RECIPES if one.alone or one.shared])
def test_the_files_to_change_are_there_and_can_be_changed(recipe: Recipe) -> None:
    texts = ordinary(8, 20) if recipe.name.startswith("files-") else recipe.make(8)
    for path in filter(None, (recipe.alone, recipe.shared)):
        assert len({edited(texts[path], count) for count in range(3)} | {texts[path]}) == 4


def test_a_changed_file_is_put_back(tmp_path: Path) -> None:
    file = tmp_path / "a.tf"
    file.write_bytes(b'description = "\xc3\xa9"\r\n')
    with changed(file, 3):
        assert file.read_bytes() == b'description = "\xc3\xa9, take 3"\r\n'
    assert file.read_bytes() == b'description = "\xc3\xa9"\r\n'


def test_a_folder_of_the_users_is_copied(tmp_path: Path) -> None:
    source = tmp_path / "theirs"
    for path, text in ordinary(8, 20).items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text, encoding="utf-8")
    (source / "README.md").touch()
    (source / ".git").mkdir()
    (source / ".git" / "config").touch()
    ground = copy("theirs", source, tmp_path / "copied")
    assert ground.part.files == 20
    assert "of them 15 `.tf`" in ground.part.title
    assert not (tmp_path / "copied" / "README.md").exists()
    assert ground.alone is not None
    assert "genesyscloud_routing_queue" in ground.alone.read_text(encoding="utf-8")
    assert ground.shared is not None
    assert ground.shared.is_relative_to(tmp_path / "copied")
    assert list((tmp_path / "copied" / ".git").iterdir()) == []
