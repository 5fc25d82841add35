"""Whatever would give another answer is another tool."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from linter.remembered import tool as of_tool
from linter.remembered.tool import tool


@pytest.mark.parametrize("name", ["site-packages", "dist-packages", "stated"])
def test_an_installed_library_makes_another(tmp_path: Path, monkeypatch, name: str) -> None:
    place = tmp_path / name
    place.mkdir()
    before = tool()
    monkeypatch.setattr(sys, "path", [*sys.path, str(place)])
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "stated"))
    with_place = tool()
    os.utime(place, (1, 1))
    assert len({before, with_place, tool()}) == 3


def test_the_working_folder_changes_without_making_another(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    before = tool()
    (tmp_path / "main.tf").write_text("")
    assert tool() == before


@pytest.mark.parametrize("name", ["version", "platform"])
def test_another_python_makes_another(monkeypatch, name: str) -> None:
    before = tool()
    monkeypatch.setattr(sys, name, "other")
    assert tool() != before


@pytest.mark.parametrize("file", ["linter/run.py", "policies/x.yaml", "schemas/deep/x.json"])
def test_a_changed_checkout_makes_another(tmp_path: Path, monkeypatch, file: str) -> None:
    module = tmp_path / "linter/remembered/tool.py"
    for path in (module, tmp_path / file):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    monkeypatch.setattr(of_tool, "__file__", str(module))
    before = tool()
    (tmp_path / file).write_text("other")
    changed = tool()
    (tmp_path / file).unlink()
    assert len({before, changed, tool()}) == 3
