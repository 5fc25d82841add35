"""The pages of docs/ are those that `make docs` writes, and README's facts hold."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from linter.readers.yaml_document import read_yaml

ROOT = Path(__file__).parents[1]
MACHINE = re.compile("/" + r"(?:tmp/(?:pub|venv|wt)|work/(?:main|shared)|opt/pypi|root/\.pyenv)")


def _generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "page"), _generator().PAGES.items())
def test_generated_pages_are_current(name: str, page) -> None:
    assert (ROOT / name).read_text("utf-8") == page()


def test_what_the_readme_shows_is_what_gclint_prints() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"```console\n\$ gclint (.*?)\n(.*?)```", readme, re.DOTALL)
    assert shown
    for arguments, output in shown:
        command = [sys.executable, "-m", "linter", *arguments.split()]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.stdout == output


def test_the_settings_in_the_readme_are_settings() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (block,) = (
        text for text in re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL) if "ignore:" in text
    )
    schema = json.loads((ROOT / "schemas" / "settings.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(read_yaml("README.md", block).data)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "schemas").glob("*.schema.json")), ids=lambda f: f.name
)
def test_every_schema_is_a_schema(file: Path) -> None:
    Draft202012Validator.check_schema(json.loads(file.read_text("utf-8")))


def test_no_file_names_this_machine() -> None:
    suffixes = {".py", ".md", ".yaml", ".yml", ".json", ".toml", ".tf", ".txt", ""}
    for file in ROOT.rglob("*"):
        folders = file.relative_to(ROOT).parts[:-1]
        hidden = any(name.startswith(".") and name not in {".ci", ".github"} for name in folders)
        if hidden or "__pycache__" in folders or not file.is_file():
            continue
        if file.suffix in suffixes and file.stat().st_size < 400_000:
            text = file.read_text("utf-8", errors="replace")
            assert not MACHINE.search(text), file
