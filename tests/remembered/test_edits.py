"""Whatever changes in an estate, a run that remembers says what one without memory says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_ESTATES = sorted(
    folder
    for parent in (_ROOT / "tests/estates", _ROOT / "examples")
    for folder in parent.iterdir()
    if folder.is_dir()
)


def _without(file: Path) -> None:
    file.unlink()


def _shifted(file: Path) -> None:
    file.write_bytes(b"\n" + file.read_bytes())


def _other_value(file: Path) -> None:
    """Another letter in the last text that is long enough to be more than a sign."""
    text = file.read_text("utf-8")
    found = list(re.finditer(r"[a-z]{4,}", text))[-1]
    file.write_text(f"{text[: found.start()]}q{text[found.start() + 1 :]}", "utf-8")


def _twice(file: Path) -> None:
    shutil.copy(file, file.with_name(f"again_{file.name}"))


_EDITS = (_without, _shifted, _other_value, _twice)


@pytest.mark.parametrize("estate", _ESTATES, ids=lambda one: one.name)
def test_an_edited_file_is_seen(estate: Path, same: Callable, tmp_path: Path) -> None:
    there = tmp_path / "estate"
    shutil.copytree(estate, there)
    (there / ".git").mkdir()
    same("-f", "concise", cwd=there)
    for file in sorted(one for one in there.rglob("*") if one.is_file()):
        for edit in _EDITS:
            edit(file)
            same("-f", "concise", cwd=there)
            shutil.copy(estate / file.relative_to(there), file)
        file.with_name(f"again_{file.name}").unlink()
