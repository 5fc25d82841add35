"""gclint has every built-in function, with the signature that Terraform gives it."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from linter.terraform.functions import FUNCTIONS
from linter.terraform.types import Primitive, Type

pytestmark = pytest.mark.skipif(
    shutil.which("terraform") is None, reason="needs the terraform binary"
)

LAZY = {"can", "try", "templatestring"}
"""Evaluated with their arguments unevaluated, and so in no table."""


@pytest.fixture(scope="module")
def signatures() -> dict[str, dict[str, Any]]:
    command = ["terraform", "metadata", "functions", "-json"]
    output = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return json.loads(output)["function_signatures"]


def shape(kind: Type) -> object:
    """A type as the JSON of Terraform writes it."""
    if isinstance(kind, Primitive):
        return "dynamic" if kind.name == "any" else kind.name
    return [type(kind).__name__.removesuffix("Type").lower(), shape(kind.element)]


def parameter(described: dict[str, Any]) -> tuple[object, bool]:
    kind = described["type"]
    return json.dumps(kind), described.get("is_nullable", False)


def test_all_functions_are_there(signatures):
    named = {name for name in signatures if "::" not in name}
    assert named == set(FUNCTIONS) | LAZY


def test_parameters_are_those_of_terraform(signatures):
    for name, function in FUNCTIONS.items():
        described = signatures[name]
        expected = [parameter(given) for given in described.get("parameters", [])]
        ours = [(json.dumps(shape(given.type)), given.nullable) for given in function.parameters]
        assert ours == expected, name
        rest = described.get("variadic_parameter")
        assert (function.rest is None) == (rest is None), name
        if rest and function.rest:
            ours_rest = (json.dumps(shape(function.rest.type)), function.rest.nullable)
            assert ours_rest == parameter(rest), name


def test_results_are_of_the_type_that_terraform_states(signatures):
    for name, function in FUNCTIONS.items():
        stated = signatures[name]["return_type"]
        assert stated in ("dynamic", shape(function.returns)), name
