"""Which values fit which types, held against the defaults that `terraform validate` refuses."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess

import pytest

from linter.catalogue.parts.provider import Attribute
from linter.checks.terraform.conversion import misfits

pytestmark = pytest.mark.skipif(shutil.which("terraform") is None, reason="terraform is absent")

TYPES = [
    ("string", None),
    ("number", None),
    ("bool", None),
    ("list", "string"),
    ("list", "number"),
    ("set", "string"),
    ("set", "bool"),
    ("map", "string"),
    ("map", "number"),
]
VALUES = [
    1,
    0,
    1.5,
    True,
    False,
    "",
    "x",
    "5",
    "-5",
    "+5",
    "5.",
    ".5",
    "1e3",
    "0x1F",
    "1_000",
    " 5",
    "true",
    "True",
    "yes",
    "1",
    "0",
    [],
    ["a"],
    ["a", 1, True],
    [1, "2"],
    ["true", False],
    [["a"]],
    {},
    {"a": "b"},
    {"a": 1, "b": "2"},
    {"a": ["b"]},
    [{"a": "b"}],
]


def _variables(pairs):
    for number, ((outer, element), value) in enumerate(pairs):
        kind = f"{outer}({element})" if element else outer
        yield f'variable "v{number}" {{ # {number}\n  type = {kind}\n'
        yield f"  default = {json.dumps(value)}\n}}\n"


def test_the_same_values_fit(tmp_path):
    pairs = list(itertools.product(TYPES, VALUES))
    text = "".join(_variables(pairs))
    (tmp_path / "main.tf").write_text(text, "utf-8")
    told = subprocess.run(
        ["terraform", "validate", "-json"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    # Four lines to a variable, the default in the third.
    refused = {
        (one["range"]["start"]["line"] - 1) // 4 for one in json.loads(told.stdout)["diagnostics"]
    }
    assert len(refused) > 50
    for number, ((outer, element), value) in enumerate(pairs):
        attribute = Attribute("a", outer, element, "optional", {})
        assert bool(list(misfits(attribute, value))) == (number in refused), (outer, element, value)
