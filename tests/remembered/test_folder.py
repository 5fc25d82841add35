"""The folder of what is remembered: believed only where it can be, bounded, and harmless."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from linter.remembered import writing
from linter.remembered.place import VARIABLE, folder
from linter.remembered.sealed import sealed

CLIENT = """
resource "genesyscloud_oauth_client" "widget" {
  name                  = "Widget"
  scopes                = ["users"]
  authorized_grant_type = "TOKEN"
}
"""


@pytest.fixture
def client(estate):
    estate.write("main.tf", CLIENT)
    estate.write("other/main.tf", CLIENT)
    return estate


def held() -> list[Path]:
    place = Path(folder())
    return sorted(place.iterdir()) if place.is_dir() else []


def forge(answers: str = "Nothing to see here.") -> None:
    """Make everything that is remembered say something else, as if it had been written so."""
    for file in held():
        form, body = file.read_bytes().split(b"\n", 1)
        form = form.rpartition(b" ")[0].decode()
        body = body.replace(b"implicit grant", answers.encode())
        file.write_bytes(sealed(form, body))


def test_it_is_made_for_its_owner_alone(client) -> None:
    client.check()
    place = Path(folder())
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in held()} == {0o600}
    kinds = {".gclint-answer", ".gclint-shared", ".gclint-units"}
    assert {one.suffix for one in held()} == kinds


def test_it_is_believed_where_it_is_the_users_own(client, say) -> None:
    before = client.check()
    forge()
    assert say("-f", "concise", cwd=client.folder) != before  # else the tests below show nothing


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_what_others_may_write_to_is_not_believed(client, mode: int) -> None:
    before = client.check()
    forge()
    Path(folder()).chmod(mode)
    assert client.check() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="takes root")
def test_what_belongs_to_another_is_not_believed(client) -> None:
    before = client.check()
    forge()
    os.chown(folder(), 65534, 65534)
    assert client.check() == before


def test_what_seems_to_belong_to_another_is_not_believed(client, monkeypatch) -> None:
    before = client.check()
    forge()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1, raising=False)
    assert client.check() == before


@pytest.mark.parametrize("place", [".", ".cache", "deep/in/it"])
def test_a_folder_in_the_tree_is_neither_used_nor_made(client, monkeypatch, place: str) -> None:
    before = client.check()
    forge()
    files = held()
    monkeypatch.setenv(VARIABLE, str(client.folder / place))
    assert client.check() == before
    assert not (client.folder / ".cache").exists()
    assert not (client.folder / "deep").exists()
    inside = client.folder / ".planted"
    inside.mkdir(mode=0o700)
    for file in files:
        (inside / file.name).write_bytes(file.read_bytes())
    monkeypatch.setenv(VARIABLE, str(inside))
    assert client.check() == before


def test_a_link_into_the_tree_is_seen_through(client, monkeypatch, tmp_path: Path) -> None:
    before = client.check()
    forge()
    Path(folder()).rename(client.folder / ".planted")
    (tmp_path / "link").symlink_to(client.folder / ".planted")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "link"))
    assert client.check() == before


def test_a_link_to_a_folder_of_ones_own_is_followed(client, monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to("real")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "link"))
    client.check()
    assert list((tmp_path / "real").iterdir())


DEEP = b"[" * 100_000
ODD = (
    "[]", "[[],[],[]]", "[{},{},{},{}]", "[1,2,3]", "null", '[{"x":1},{},{}]', "[{},[],{}]", "NaN",
)  # fmt: skip


@pytest.mark.parametrize(
    "garbage",
    [b"", b"\0" * 4096, os.urandom(512), b"gclint answer 2 \n", b"\xff\xfe\n\n", DEEP],
    ids=["empty", "zeros", "noise", "head", "bytes", "deep"],
)
def test_garbage_is_passed_over(client, garbage: bytes) -> None:
    before = client.check()
    for file in held():
        file.write_bytes(garbage)
    assert client.check() == before


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_a_part_of_a_file_is_passed_over(client, part: float) -> None:
    before = client.check()
    for file in held():
        data = file.read_bytes()
        file.write_bytes(data[: int(len(data) * part)])
    assert client.check() == before


def test_a_changed_byte_is_noticed(client) -> None:
    before = client.check()
    files = {file: file.read_bytes() for file in held()}
    for file, data in files.items():
        for at in range(0, len(data), max(1, len(data) // 12)):
            file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            assert client.check() == before
            for one, kept in files.items():
                one.write_bytes(kept)


@pytest.mark.parametrize(
    "body", [*(one.encode() for one in ODD), DEEP, b'{"a":' * 9_999, b"9" * 9_999]
)
def test_a_hostile_file_that_is_sealed_does_no_harm(client, body: bytes) -> None:
    before = client.check()
    for file in held():
        form = file.read_bytes().split(b"\n", 1)[0].rpartition(b" ")[0].decode()
        file.write_bytes(sealed(form, body))
    assert client.check() == before


@pytest.mark.parametrize(
    "entry",
    [
        None, 1, [], {}, {"judged": 1}, {"judged": []}, {"judged": {"findings": 1}},
        {"judged": {"findings": [[]]}}, {"judged": {"findings": [[1] * 10]}},
        {"judged": {"no": 1}}, {"judged": {}, "needs": 1}, {"judged": {}, "needs": [1]},
        {"judged": {}, "needs": [["a", "b", "c"]]}, {"judged": {}, "needs": [["file", "\0", "-"]]},
        {"judged": {}, "needs": [["file", 1, "-"]]}, {"judged": {"unfollowed": "x"}},
        {"judged": {"suppressions": [["a", "b", "soon", None, None, None, None]]}},
        {"paths": 1}, {"paths": ["main.tf"]}, {"paths": []}, {"paths": [[]]},
        {"called": 1, "state": "x"}, {"called": [1]}, {"called": [[]]}, {"state": {}},
        {"units": 1}, {"units": [], "shapes": []}, {"units": [], "shapes": {"main.tf": 1}},
    ],
)  # fmt: skip
def test_a_hostile_entry_does_no_harm(client, entry: object) -> None:
    before = client.check()
    for file in held():
        form, body = file.read_bytes().split(b"\n", 1)
        if file.suffix == ".gclint-units":
            keys = body.split(b"\n", 1)[0]
            entries = [json.dumps(entry)] * sum(map(len, json.loads(keys)))
            body = keys + b"\n" + ",\n".join(entries).encode()
            file.write_bytes(sealed(form.rpartition(b" ")[0].decode(), body))
        else:
            file.unlink()
    assert client.check() == before


def test_no_home_is_no_failure(client, monkeypatch) -> None:
    for name in (VARIABLE, "HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert folder() is None
    client.check()
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    client.check()
    assert not (client.folder / "relative").exists()


@pytest.mark.parametrize("place", ["file", "file/below", "\u00e9", "/proc/none", "/dev/null"])
def test_a_place_where_nothing_can_be_kept_is_no_failure(client, monkeypatch, place: str) -> None:
    (client.folder.parent / "file").write_text("")
    monkeypatch.setenv(VARIABLE, str(client.folder.parent / place))
    client.check()


def test_a_full_disk_is_no_failure(client, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("replace", "open"):
        with monkeypatch.context() as here:
            here.setattr(writing.os, name, full)
            client.check()
        assert held() == []


def test_the_least_used_goes_first_and_nothing_that_is_not_ours(tmp_path: Path) -> None:
    names = [f"{number:032x}.gclint-answer" for number in range(6)]
    foreign = ("a.gclint-answer", "notes.txt", f"{0:032x}.gclint-answer.bak", f"{0:032x}")
    for age, name in enumerate((*names, *foreign)):
        (tmp_path / name).write_bytes(b"x" * 100)
        os.utime(tmp_path / name, (1_000 - age, 1_000 - age))
    writing.prune(str(tmp_path), 1_000, 4)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*names[:4], *foreign])
    writing.prune(str(tmp_path), 250, 100)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*names[:2], *foreign])
    assert writing.clear(str(tmp_path)) == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(foreign)


def test_an_answer_that_was_of_use_counts_as_new(client, say) -> None:
    client.check()
    (answer,) = (one for one in held() if one.suffix == ".gclint-answer")
    os.utime(answer, (1_000, 1_000))
    say("-f", "concise", cwd=client.folder)
    assert answer.stat().st_mtime > 1_000


def test_it_stays_within_bounds(client, monkeypatch) -> None:
    monkeypatch.setattr(writing, "MOST_FILES", 5)
    for number in range(12):
        client.arguments = ("-f", "concise", "--exclude", f"none{number}")
        client.check()
    assert len(held()) <= 5
