"""Files that cannot be read, that go away, and that lead elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from linter import bundled
from linter.loader import load_policies
from linter.readers.text import MAX_BYTES, Unreadable
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import DiskTree

TF = 'resource "genesyscloud_routing_queue" "a" {\n  name = "A"\n}\n'


def job(root: Path, *paths: str) -> Job:
    return Job(
        tree=DiskTree(root, paths),
        wanted=frozenset(paths),
        named=frozenset(paths),
        policies=load_policies([bundled.folder("policies") / "tool"]),
        settings=Settings(),
        today=date(2026, 1, 1),
    )


def test_a_file_without_permission_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "main.tf").write_text(TF)

    def refused(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("linter.tree.open", refused, raising=False)
    (finding,) = run(job(tmp_path, "main.tf")).findings
    assert finding.policy == "unreadable-file"
    assert "permission" in finding.message


@pytest.mark.parametrize(
    "name", ["gone.tf", "gone.json", "gone.yaml", "gone.tfvars", "gone.tf.json"]
)
def test_a_file_that_goes_away_does_not_end_the_run(tmp_path: Path, name: str) -> None:
    (tmp_path / "main.tf").write_text(TF)
    report = run(job(tmp_path, "main.tf", name))
    assert {finding.policy for finding in report.findings} <= {"unreadable-file"}
    assert not report.crashed


def test_nothing_outside_the_root_is_opened(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    tree = DiskTree(root, ())
    for path in ("../secret.txt", "link.txt", str(tmp_path / "secret.txt")):
        with pytest.raises(Unreadable):
            tree.read(path)
    assert list(tree.below("..")) == []


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.tf").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(Unreadable, match="too large"):
        DiskTree(tmp_path, ()).read("huge.tf")


def test_a_large_file_of_gclints_business_is_a_finding_and_no_other(tmp_path: Path) -> None:
    for name, head in (("ours.json", b'{"requestUrlTemplate": 1'), ("theirs.json", b"[1")):
        with (tmp_path / name).open("wb") as file:
            file.write(head)
            file.truncate(MAX_BYTES + 1)
    report = run(job(tmp_path, "ours.json", "theirs.json"))
    assert [finding.span.path for finding in report.findings] == ["ours.json"]
    assert "too large" in report.passed_over["theirs.json"]


def test_json_without_permission_is_a_finding_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "any.json").write_text("{}")

    def refused(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("linter.tree.open", refused, raising=False)
    (finding,) = run(job(tmp_path, "any.json")).findings
    assert finding.policy == "unreadable-file"


@pytest.mark.parametrize("name", ["self.tf", "a\0b", "missing/../x"])
def test_what_is_no_file_is_not_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "self.tf").symlink_to("self.tf")
    with pytest.raises(FileNotFoundError):
        DiskTree(tmp_path, ()).read(name)


def test_a_name_too_long_for_the_system_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="too long"):
        DiskTree(tmp_path, ()).read("n" * 5000)
