"""gclint's values are those of `terraform console`, or unknown."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.model import Unknown
from linter.terraform.functions.json_text import json_chunks
from linter.terraform.ordering import parts
from linter.terraform.value import Value

from .grammar import CALLS, Grammar

pytestmark = pytest.mark.skipif(
    shutil.which("terraform") is None, reason="needs the terraform binary"
)

EXAMPLES = Path(__file__).parent / "examples"
GENERATED = 1600
LONGEST_LINE = 40_000
"""The console reads lines of up to 64 KiB."""

REFUSED = "refused"
NOT_KNOWN = "not known"

LOCALS = {
    "names": '["a", "b", "c"]',
    "ports": "[80, 443]",
    "tags": '{ env = "prod", owner = "ops" }',
    "people": '[{ name = "ann", age = 41 }, { name = "bo", age = 7 }]',
    "greeting": '"hello"',
    "nothing": "null",
}
FILES = {
    "notes.txt": "first line\nsecond: ${ not_filled }\n",
    "welcome.tftpl": "Hello ${name}!\n%{ for p in ports ~}\n- ${p}\n%{ endfor ~}\n",
    "one.tftpl": "${ upper(name) }",
    "list.tftpl": "${ ports }",
    "wrong.tftpl": "${ nobody }",
    "nested.tftpl": '${ templatefile("one.tftpl", { name = "x" }) }',
    "reads.tftpl": '${ file("notes.txt") }$${x}%%{y}',
    "data.json": '{"a": [1, 2.50, null], "b": {"c": "\\u00e9"}}',
    "data.csv": 'name,age\nann,41\n"bo, jr",7\n',
    "data.yaml": "a: 1\nlist:\n- x\n- y: true\n",
    "folder/a.txt": "a",
    "folder/b.txt": "b",
}


def examples() -> list[str]:
    lines = [
        line for file in sorted(EXAMPLES.glob("*.txt")) for line in file.read_text().split("\n")
    ]
    return [line for line in lines if line and not line.startswith("#")]


def generated() -> list[str]:
    grammar = Grammar(seed=20240229)
    kinds = list(CALLS)
    return [grammar.expression(kinds[at % len(kinds)], 1 + at % 4) for at in range(GENERATED)]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("console")
    names = "\n".join(f"  {name} = {text}" for name, text in LOCALS.items())
    (folder / "main.tf").write_text(
        f'resource "terraform_data" "thing" {{}}\nlocals {{\n{names}\n}}\n'
    )
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    subprocess.run(["terraform", "init"], cwd=folder, check=True, capture_output=True)
    return folder


def batches(expressions: list[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for expression in expressions:
        if sum(map(len, batch)) + len(expression) + 100 * len(batch) > LONGEST_LINE:
            yield batch
            batch = []
        batch.append(expression)
    yield batch


def terraform_says(expressions: list[str], folder: Path) -> list[str]:
    """The JSON of each value; or that Terraform refuses it, or does not know it."""
    wrapped = [
        f'try(base64encode(nonsensitive(jsonencode({expression}))), "{REFUSED}")'
        for expression in expressions
    ]
    console = subprocess.run(
        ["terraform", "console"],
        input=f"[{', '.join(wrapped)}]\n",
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if console.returncode:
        if len(expressions) == 1:
            return [REFUSED]
        half = len(expressions) // 2
        first, second = expressions[:half], expressions[half:]
        return terraform_says(first, folder) + terraform_says(second, folder)
    lines = console.stdout.strip().split("\n")[1:-1]
    assert len(lines) == len(expressions)
    return [shown(line.strip().rstrip(",")) for line in lines]


def shown(line: str) -> str:
    if line.startswith("(known after apply)"):
        return NOT_KNOWN
    text = json.loads(line)
    return text if text == REFUSED else base64.b64decode(text).decode()


def gclint_says(value: Value) -> str:
    if any(isinstance(part.data, Unknown) for part in parts(value)):
        return NOT_KNOWN
    return "".join(chunk for chunk in json_chunks(value) if isinstance(chunk, str))


def test_values_are_those_of_terraform_or_unknown(workspace, evaluated):
    expressions = list(dict.fromkeys([*examples(), *generated()]))
    assert len(expressions) >= 1500
    expected = [
        answer for batch in batches(expressions) for answer in terraform_says(batch, workspace)
    ]
    answers = [gclint_says(evaluated(expression, FILES, **LOCALS)) for expression in expressions]
    wrong = [
        (expression, answer, wanted)
        for expression, answer, wanted in zip(expressions, answers, expected, strict=True)
        if answer not in (NOT_KNOWN, wanted)
    ]
    assert not wrong, "\n".join(map(str, wrong))
    known = [
        (expression, answer)
        for expression, answer, wanted in zip(expressions, answers, expected, strict=True)
        if wanted not in (REFUSED, NOT_KNOWN)
    ]
    missed = [expression for expression, answer in known if answer == NOT_KNOWN]
    assert len(known) >= 900
    assert len(missed) < 0.02 * len(known), "\n".join(missed)
