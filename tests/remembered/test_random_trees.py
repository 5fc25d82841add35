"""However a tree is rearranged between two runs, and whatever becomes of the files in which gclint
remembers it: a run says what one without memory says.

Others than `test_random_edits`, these edits concern what there is to be judged: folders, links,
ignored files, kinds of documents, and arguments that share what is remembered.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.remembered import meanwhile

_CLIENT = """
resource "genesyscloud_oauth_client" "it" {
  name                  = "It"
  scopes                = ["users"]
  authorized_grant_type = %s
}
"""
_CALL = 'module "it" {\n  source = "%s"\n}\n'
_PLAN = '{"format_version": "1.2", "planned_values": {"root_module": {}}, "resource_changes": []}'
_ROLE = '{"role": "It", "permissions": ["quality:evaluation:%s"]}'
_NGINX = (
    "http {\n  include %s.conf;\n  server { location / { proxy_pass https://%s/api/v2; } }\n}\n"
)
_MODULES = (
    *(_CLIENT % one for one in ('"TOKEN"', '"CODE"', 'file("../kept/grant.txt")')),
    *(_CALL % place for place in ("../a", "../b", "./c", "../kept")),
    "",
    'module "x" {\n',
)
_DOCUMENTS = ("{}", _PLAN, *(_ROLE % one for one in ("add", "ad")), "[", '{"planned_values": 1}')
_CONFIGURATIONS = tuple(
    _NGINX % one for one in (("a", "api.mypurecloud.com"), ("b", "example.com"))
)
_TEXTS = {
    **dict.fromkeys(("a/main.tf", "a/c/main.tf", "b/main.tf", "b/more.tf", "kept/m.tf"), _MODULES),
    "b/x.auto.tfvars": ('a = "b"\n', "a = 1\n"),
    "b/main.tf.json": ('{"module": {"it": {"source": "../a"}}}', '{"module": {}}'),
    **dict.fromkeys(("plan.json", "a/it.json", "kept/it.json"), _DOCUMENTS),
    **dict.fromkeys(("a.conf", "b/b.conf"), _CONFIGURATIONS),
    "kept/grant.txt": ("CODE", "TOKEN"),
    **dict.fromkeys((".gitignore", "b/.gitignore"), ("more.tf\n", "a/\n", "*.json\n!plan.json\n")),
    ".gclint.yaml": ("ignore: [terraform]\n", "exclude: [b]\n", "var_files: [b/x.auto.tfvars]\n"),
    ".gclint-baseline.json": ('{"version": 1, "findings": []}', "["),
    "it.md": ("a",),
}  # fmt: skip
_PLACES = (*_TEXTS, "a", "b", "a/c", "kept", "d", "d/main.tf")
_ARGUMENTS = (
    ("-f", "concise"), ("-f", "json"), ("-f", "text"), ("-f", "concise", "a"),
    ("-f", "concise", "kept/m.tf"), ("-f", "json", "--exclude", "a"), ("--no-baseline",),
    ("-f", "concise", "--force-exclude", "b/more.tf", "a"),
)  # fmt: skip
Edit = Callable[[Path], None]


def _write(path: str, text: str) -> Edit:
    def write(root: Path) -> None:
        file = root / path
        if file.is_symlink() or not file.is_dir():
            file.unlink(missing_ok=True)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    return write


def _move(path: str, to: str) -> Edit:
    def move(root: Path) -> None:
        (root / to).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / to)

    return move


def _link(path: str, to: str) -> Edit:
    def link(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(os.path.relpath(root / to, (root / path).parent))

    return link


def _copy(path: str, to: str) -> Edit:
    return lambda root: shutil.copytree(root / path, root / to, symlinks=True) and None


def _drop(path: str) -> Edit:
    def drop(root: Path) -> None:
        place = root / path
        shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()

    return drop


def _pipe(path: str) -> Edit:
    def pipe(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        os.mkfifo(root / path)

    return pipe


def _tear(part: float) -> Edit:
    def tear(_: Path) -> None:
        for file in Path(os.environ["GCLINT_CACHE_DIR"]).iterdir():
            data = file.read_bytes()
            file.write_bytes(data[: int(len(data) * part)])

    return tear


_PATHS = st.sampled_from(_PLACES)
_READ = [path for path in _TEXTS if path != ".gclint-baseline.json"]
_WRITES = st.sampled_from([(path, text) for path, texts in _TEXTS.items() for text in texts])
_EDITS = st.one_of(
    *[_WRITES.map(lambda one: _write(*one))] * 4,
    st.builds(_move, _PATHS, _PATHS),
    st.builds(_link, _PATHS, _PATHS),
    st.builds(_copy, st.sampled_from(("a", "b", "kept")), st.sampled_from(("d", "a/c", "b/e"))),
    st.builds(_drop, _PATHS),
    st.builds(_pipe, st.sampled_from(_READ)),
    st.builds(_tear, st.sampled_from((0.0, 0.5, 0.99))),
)
_ROUNDS = st.lists(
    st.tuples(st.lists(_EDITS, max_size=3), st.sampled_from(_ARGUMENTS)), min_size=3, max_size=6
)
_BEGUN = st.lists(_WRITES, min_size=4, max_size=14)


@pytest.mark.parametrize("worth", [0, 10_000], ids=["two look", "one looks"])
@settings(max_examples=25, deadline=None, suppress_health_check=[*HealthCheck])
@given(begun=_BEGUN, rounds=_ROUNDS)
def test_any_edits(begun, rounds, same, tmp_path_factory, monkeypatch, worth: int) -> None:
    monkeypatch.setattr(meanwhile, "WORTH", worth)
    root: Path = tmp_path_factory.mktemp("tree")
    (root / ".git").mkdir()
    for path, text in begun:
        _write(path, text)(root)
    same("-f", "concise", cwd=root)
    for edits, arguments in rounds:
        for edit in edits:
            try:
                edit(root)
            except (OSError, shutil.Error):  # what it takes is not there, or in the way
                continue
        same(*arguments, cwd=root)
    shutil.rmtree(root)
