"""Whole configurations, planned by the real Terraform: gclint's values equal Terraform's.

Each file of `configurations/` is one root module with all that it needs. `given.json` in it holds
what the command line and the environment add.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from linter.model import Unknown
from linter.terraform import Assembled, VariableInputs, assemble

CONFIGURATIONS = sorted((Path(__file__).parent / "configurations").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    shutil.which("terraform") is None, reason="terraform is not installed"
)


def terraform(folder: Path, *arguments: str, **variables: str) -> str:
    environment = {**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, **variables}
    command = ["terraform", f"-chdir={folder}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def planned(folder: Path, files: Mapping[str, str], given: VariableInputs) -> dict[str, Any]:
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    terraform(folder, "init", "-backend=false", "-input=false", "-no-color")
    options = [f"-var-file={path}" for path in given.var_files]
    options += [f"-var={name}={text}" for name, text in given.variables.items()]
    options += ["-input=false", "-no-color", "-lock=false", "-out=plan"]
    environment = {f"TF_VAR_{name}": text for name, text in given.environment.items()}
    terraform(folder, "plan", *options, **environment)
    shown: dict[str, Any] = json.loads(terraform(folder, "show", "-json", "plan"))
    return shown


def differences(expected: Any, unknown: Any, actual: Any, where: str) -> Iterator[str]:
    """Where `actual` claims something else than Terraform does."""
    if isinstance(actual, Unknown):
        return
    if unknown is True:
        yield f"{where}: Terraform does not know it, gclint says {actual!r}"
    elif isinstance(expected, dict) and isinstance(actual, dict):
        masks = unknown if isinstance(unknown, dict) else {}
        for key in expected.keys() | actual.keys() | masks.keys():
            one, mask = expected.get(key), masks.get(key, False)
            if one is not None or mask or actual.get(key) is not None:
                yield from differences(one, mask, actual.get(key), f"{where}.{key}")
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        masks = unknown if isinstance(unknown, list) else [False] * len(expected)
        for number, pair in enumerate(zip(expected, masks, actual, strict=True)):
            yield from differences(*pair, f"{where}[{number}]")
    elif expected != actual or isinstance(expected, bool) != isinstance(actual, bool):
        yield f"{where}: Terraform says {expected!r}, gclint {actual!r}"


def leaves(expected: Any, unknown: Any, actual: Any) -> Iterator[bool]:
    """For each value that Terraform knows, whether gclint knows it too."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key, one in expected.items():
            mask = unknown.get(key, False) if isinstance(unknown, dict) else False
            yield from leaves(one, mask, actual.get(key))
    elif isinstance(expected, list) and isinstance(actual, list):
        for number, one in enumerate(expected):
            mask = unknown[number] if isinstance(unknown, list) else False
            yield from leaves(one, mask, actual[number])
    elif unknown is False:
        yield not isinstance(actual, Unknown)


def answers(plan: dict[str, Any], found: Assembled) -> Iterator[tuple[str, Any, Any, Any]]:
    """What Terraform says, what it does not know, and what gclint says, by address."""
    bodies = {one.address: one.body for one in found.resources}
    for change in plan.get("resource_changes", ()):
        after, mask = change["change"]["after"], change["change"]["after_unknown"]
        for name in ("input", "triggers_replace"):
            said = bodies[change["address"]].get(name)
            where = f"{change['address']}.{name}"
            yield where, after.get(name), mask.get(name, False), said
    for name, change in plan.get("output_changes", {}).items():
        said = bodies[f"output.{name}"].get("value")
        yield f"output.{name}", change.get("after"), change["after_unknown"], said


@pytest.mark.parametrize("path", CONFIGURATIONS, ids=lambda path: path.stem)
def test_values_equal_those_that_terraform_plans(
    path: Path, tmp_path: Path, files_of: Callable[..., Any], sources_of: Callable[..., Any]
) -> None:
    files = files_of(path.read_text(encoding="utf-8"))
    inputs = VariableInputs(**json.loads(files.pop("given.json", "{}")))
    plan = planned(tmp_path, files, inputs)
    found = assemble(sources_of(files), inputs=inputs)
    assert found.faults == ()
    there = {one.address for one in found.resources if one.type == "terraform_data"}
    assert there == {change["address"] for change in plan.get("resource_changes", ())}
    compared = list(answers(plan, found))
    assert [text for where, *rest in compared for text in differences(*rest, where)] == []
    known = [one for _, *rest in compared for one in leaves(*rest)]
    assert all(known), f"gclint knows {sum(known)} of {len(known)} values"


def test_there_are_at_least_forty_configurations() -> None:
    assert len(CONFIGURATIONS) >= 40
