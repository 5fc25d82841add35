"""Nonsense gets a clear finding or error, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

QUEUE = 'resource "genesyscloud_routing_queue" "a" {\n  name = "A"\n}\n'
ACTION = '{"name": "a", "config": {"request": {"requestUrlTemplate": "/x"}}, "contract": {}'


def write(folder: Path, name: str, data: bytes | str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("binary.tf", bytes(range(256)), "binary"),
        ("latin.tf", 'a = "\xe9"'.encode("latin-1"), "not UTF-8"),
        ("broken.tf", 'resource "x" "y" {\n  name = \n}\n' + QUEUE, "broken.tf:2"),
        ("action.json", ACTION, "cannot be read"),
        ("action2.json", ACTION + ', "name": "twice"}', "name"),
        ("deep.json", '{"requestUrlTemplate":' + "[" * 100_000 + "]" * 100_000 + "}", "nest"),
        ("digits.json", '{"requestUrlTemplate": ' + "9" * 5000 + "", "cannot be read"),
        ("nan.json", '{"requestUrlTemplate": NaN}', "NaN"),
        ("bomb.yaml", "app: &a [x, x]\ncalls: &b [*a, *a]\ngrantType: [*b, *b\n", "cannot be read"),
        ("vars.tfvars", "a = \n", "vars.tfvars:1"),
        ("utf16.tf", QUEUE.encode("utf-16"), "Terraform reads UTF-8 only"),
        ("utf16.json", '{"requestUrlTemplate": 1}'.encode("utf-16-le"), "UTF-16 without"),
    ],
)
def test_a_finding_says_what_is_wrong(
    gclint, tmp_path: Path, name: str, data: bytes | str, told: str
) -> None:
    write(tmp_path, name, data)
    done = gclint("check", ".")
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 1, done.stdout + done.stderr
    assert "unreadable-file" in done.stdout
    assert told in done.stdout


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.tf", b""),
        ("empty.json", b""),
        ("empty.yaml", b""),
        ("bom.tf", b"\xef\xbb\xbf" + QUEUE.encode()),
        ("crlf.tf", QUEUE.replace("\n", "\r\n").encode()),
        ("comments.tf", b"# nothing here\n"),
        ("tsconfig.json", b'{ // comments\n "compilerOptions": {}, }'),
        ("package.json", b'{"name": "x", "scripts": {}}'),
        ("public/manifest.json", b'{"name": "x", "icons": [], "permissions": ["storage"]}'),
        ("chart/values.yaml", b"roles: [a, b]\nreplicas: 3\n"),
        ("helm.yaml", b"{{- if .Values.x }}\na: 1\n{{ end }}\n"),
        ("sp ace/n\xc3\xa4me \xe2\x82\xac.tf".encode("latin-1").decode("utf-8"), QUEUE.encode()),
        ("node_modules/x.tf", b"broken {{{"),
        (".terraform/modules/x.tf", b"broken {{{"),
        (".hidden/x.tf", b"broken {{{"),
    ],
)
def test_nothing_is_said_of_what_is_fine_or_none_of_our_business(
    gclint, tmp_path: Path, name: str, data: bytes
) -> None:
    write(tmp_path, name, data)
    done = gclint("check", ".", "--only", "data-actions")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr
    assert "No findings" in done.stdout


def test_a_path_that_does_not_exist(gclint) -> None:
    done = gclint("check", "/nonexistent")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gclint: /nonexistent does not exist\n"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("n" * 5000, "cannot be reached: File name too long"),
        ("main.tf/inner", "does not exist"),
        ("self.tf", "cannot be reached: Too many levels of symbolic links"),
    ],
)
def test_a_path_that_cannot_be_reached(gclint, tmp_path: Path, path: str, told: str) -> None:
    write(tmp_path, "main.tf", QUEUE)
    (tmp_path / "self.tf").symlink_to("self.tf")
    done = gclint("check", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_with_nothing_to_read(gclint, tmp_path: Path) -> None:
    done = gclint("check", str(tmp_path))
    assert done.returncode == 0
    assert "nothing to check" in done.stderr


def test_a_file_of_50_megabytes(gclint, tmp_path: Path) -> None:
    write(tmp_path, "huge.tf", b"# " + b"x" * 50_000_000)
    done = gclint("check", ".")
    assert done.returncode == 1
    assert "huge.tf:1:1" in done.stdout
    assert "MiB" in done.stdout or "large" in done.stdout


def test_links_in_a_circle_and_out_of_the_root(gclint, tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root, "main.tf", QUEUE)
    write(tmp_path, "outside.tf", "broken {{{")
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "out.tf").symlink_to(tmp_path / "outside.tf")
    (root / "self.tf").symlink_to("self.tf")
    done = gclint("check", "root", "--root", "root")
    assert "Traceback" not in done.stderr
    assert "loop" not in done.stdout
    assert "outside" not in done.stdout


def test_a_repository_named_by_a_link_to_it(gclint, tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    write(repository, "main.tf", "broken {{{")
    (tmp_path / "link").symlink_to(repository, target_is_directory=True)
    direct, linked = gclint("check", "repository"), gclint("check", "link/")
    assert direct.returncode == 1
    assert (linked.returncode, linked.stdout) == (1, direct.stdout)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("fail_on: always\n", "fail_on"),
        ("select: [no-such-policy]\n", "no-such-policy"),
        ("nonsense: 1\n", "nonsense"),
        ("- a\n", "mapping"),
        ("a: [\n", ".gclint.yaml"),
    ],
)
def test_bad_settings_end_the_run(gclint, tmp_path: Path, settings: str, told: str) -> None:
    write(tmp_path, ".gclint.yaml", settings)
    write(tmp_path, "main.tf", QUEUE)
    done = gclint("check", ".")
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
