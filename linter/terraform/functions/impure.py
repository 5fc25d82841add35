"""Functions whose results differ between two runs, or depend on the machine or a secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from linter.terraform.failure import unknowable
from linter.terraform.functions.signature import Invocation, Parameter, function
from linter.terraform.types import NUMBER, STRING
from linter.terraform.value import Value

REASONS: Final[Mapping[str, str]] = {
    "abspath": "depends on where Terraform runs",
    "bcrypt": "yields another result every time",
    "pathexpand": "depends on who runs Terraform",
    "plantimestamp": "is the time of the plan",
    "rsadecrypt": "decrypts a secret",
    "timestamp": "is the time of the run",
    "uuid": "yields another result every time",
}

_ARGUMENTS: Final[Mapping[str, int]] = {
    "abspath": 1,
    "bcrypt": 1,
    "pathexpand": 1,
    "rsadecrypt": 2,
}


def _register(name: str, reason: str) -> None:
    parameters = [Parameter(STRING)] * _ARGUMENTS.get(name, 0)
    rest = Parameter(NUMBER) if name == "bcrypt" else None

    def compute(_invocation: Invocation) -> Value:
        raise unknowable(f"{name}() {reason}")

    function(name, *parameters, rest=rest, returns=STRING)(compute)


for _name, _reason in REASONS.items():
    _register(_name, _reason)
