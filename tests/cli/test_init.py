"""`gclint init` writes settings that are settings, and says something of every one there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from linter import __version__, bundled
from linter.cli.starter import SETTINGS
from linter.readers.yaml_document import read_yaml

SCHEMA = json.loads((bundled.folder("schemas") / "settings.schema.json").read_text("utf-8"))
UNCOMMENTED = re.sub(r"^#(?=\S| {2}(?:\S| {2}\S))", "", SETTINGS, flags=re.MULTILINE)


def keys(schema: Mapping[str, Any]) -> Iterator[str]:
    """The names of every setting, also of those inside others."""
    for name, inner in schema.get("properties", {}).items():
        yield name
        yield from keys(inner)
        yield from keys(inner.get("items", {}))


def test_what_is_written_is_valid_as_it_is_and_with_every_setting_in_use() -> None:
    for text in (SETTINGS, UNCOMMENTED):
        Draft202012Validator(SCHEMA).validate(read_yaml(".gclint.yaml", text).data)


def test_every_setting_is_there() -> None:
    used = read_yaml(".gclint.yaml", UNCOMMENTED).data
    assert used.keys() == SCHEMA["properties"].keys()
    for name in keys(SCHEMA):
        assert re.search(rf"^#?[ -]*{name}:", SETTINGS, re.MULTILINE), name


def test_every_setting_is_explained() -> None:
    lines = SETTINGS.splitlines()
    for name in SCHEMA["properties"]:
        (place,) = (n for n, line in enumerate(lines) if re.match(rf"#?{name}:", line))
        assert re.match("# [^ ]", lines[place - 1]), name


def test_it_asks_nothing_and_overwrites_nothing(gclint, tmp_path: Path) -> None:
    file = tmp_path / ".gclint.yaml"
    done = gclint("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_text("utf-8") == SETTINGS
    assert gclint("check").returncode == 0
    file.write_text("fail_on: error\n")
    refused = gclint("init")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == "gclint: .gclint.yaml is there already; --force overwrites it\n"
    assert file.read_text() == "fail_on: error\n"
    assert gclint("init", "--force").returncode == 0
    assert file.read_text("utf-8") == SETTINGS


def test_another_folder(gclint, tmp_path: Path) -> None:
    (tmp_path / "infra").mkdir()
    assert gclint("init", "infra").returncode == 0
    assert (tmp_path / "infra" / ".gclint.yaml").is_file()
    assert gclint("init", "nowhere").returncode == 2


@pytest.mark.parametrize("start", ["  - repo:", "  name: gclint"])
def test_the_snippets_are_yaml(gclint, start: str) -> None:
    printed = gclint("init").stdout
    text = start + printed.partition(start)[2].partition("\n\n")[0] + "\n"
    document = read_yaml("snippet.yaml", text).data
    told = json.dumps(document)
    assert f"v{__version__}" in told
    assert "{" not in text
