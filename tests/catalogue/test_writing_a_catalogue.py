"""A catalogue is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.catalogue import CatalogueError
from linter.catalogue.build import BuildInputs, build
from linter.catalogue.write import PARTS, write


def test_a_catalogue_is_replaced_whole(tmp_path: Path, inputs, sample) -> None:
    out = tmp_path / "deep" / "out"
    build(BuildInputs(dated="2026"), out)
    build(inputs(tmp_path, scopes=sample("scopes")), out)
    assert sorted(entry.stem for entry in out.iterdir()) == sorted(PARTS)
    assert sorted(entry.name for entry in out.parent.iterdir()) == ["out"]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CatalogueError, match=r"notes\.txt"):
        build(BuildInputs(dated="2026"), tmp_path)
    with pytest.raises(CatalogueError, match="is a file"):
        build(BuildInputs(dated="2026"), tmp_path / "notes.txt")
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_a_failed_move_leaves_the_old_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(BuildInputs(dated="2026"), out)
    before = (out / "scopes.json").read_bytes()
    really = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return really(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(CatalogueError, match="cannot be written: Permission denied"):
        write({"scopes": {"format": 1}}, out)
    assert (out / "scopes.json").read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
