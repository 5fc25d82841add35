"""Plans that the real Terraform makes, by themselves and beside their configuration."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linter.model import Resource, Unknown

pytestmark = pytest.mark.skipif(
    shutil.which("terraform") is None, reason="terraform is not installed"
)
CONFIGURATIONS = Path(__file__).parents[1] / "terraform" / "modules" / "configurations"
NAMES = (
    "count",
    "csv-for-each",
    "jsonencode",
    "mixed-syntax",
    "module-for-each-objects",
    "nested-modules",
    "resource-references",
    "sensitive",
    "unknown-flows",
    "yaml-and-sets",
)


def terraform(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "TF_CLI_CONFIG_FILE": os.devnull}
    command = ["terraform", f"-chdir={folder}", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, check=True
    ).stdout


def planned(folder: Path, files: dict[str, str]) -> str:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    terraform(folder, "init", "-backend=false", "-input=false")
    terraform(folder, "plan", "-input=false", "-lock=false", "-out=plan")
    return terraform(folder, "show", "-json", "plan")


def split(text: str) -> dict[str, str]:
    found = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def differences(expected: Any, actual: Any, where: str) -> Iterator[str]:
    """Where a body claims something else than the plan; nulls in objects are left out of it."""
    if isinstance(actual, Unknown):
        return
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key, one in expected.items():
            if one is not None or key in actual:
                yield from differences(one, actual.get(key), f"{where}.{key}")
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
            if not isinstance(other, Unknown) or one is not None:
                yield from differences(one, other, f"{where}[{number}]")
    elif expected != actual:
        yield f"{where}: {expected!r} in the plan, {actual!r} in the body"


def data_of(resources: tuple[Resource, ...]) -> dict[str, Resource]:
    return {one.address: one for one in resources if one.type == "terraform_data"}


@pytest.mark.parametrize("name", NAMES)
def test_bodies_are_those_of_the_plan(name: str, tmp_path: Path, reading: Any) -> None:
    files = split((CONFIGURATIONS / f"{name}.txt").read_text("utf-8"))
    assert "given.json" not in files
    shown = planned(tmp_path, files)
    alone = data_of(reading({"plan.json": shown}).estate.resources)
    beside = data_of(reading({**files, "plan.json": shown}).estate.resources)
    source = data_of(reading(files).estate.resources)
    changes = {one["address"]: one["change"] for one in json.loads(shown)["resource_changes"]}
    assert changes
    assert alone.keys() == beside.keys() == {one.replace("$${", "${") for one in changes}
    for address, change in changes.items():
        address = address.replace("$${", "${")
        for found in (alone[address], beside[address]):
            assert list(differences(change["after"], found.body, address)) == []
        assert alone[address].path == "plan.json"
        assert beside[address].path in files
        assert beside[address].spans.at(()) == source[address].spans.at(())
        assert beside[address].body.keys() == source[address].body.keys()
        assert beside[address].calls == source[address].calls
        same = beside[address].body.keys() - {"lifecycle", "provisioner", "depends_on"}
        assert alone[address].body.keys() >= same
