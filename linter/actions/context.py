"""What the names in a data action's templates stand for."""

from __future__ import annotations

import json
from collections.abc import Mapping

from linter.actions.tools import LIVE, TOOLS
from linter.actions.values import AssumedText, MappedText, Undecided, Value

RESERVED = ("rawRequest", "orgId", "integrationId")
"""Input names that the platform keeps to itself: Resource Center, "Add contracts"."""


def request_names(inputs: Mapping[str, Value]) -> dict[str, Value]:
    """The names of a request's templates for a call with `inputs`; one left out is absent."""
    given: dict[str, Value] = {name: AssumedText(name) for name in RESERVED}
    given |= inputs
    given["rawRequest"] = raw_request(inputs)
    return {"input": given, **TOOLS, **LIVE}


def response_names(mapped: Mapping[str, Value], raw: Value) -> dict[str, Value]:
    """The names of the success template: what the translation map gives, and the whole result."""
    return {"rawResult": raw, **TOOLS, **LIVE, **mapped}


def raw_request(inputs: Mapping[str, Value]) -> Value:
    """The inputs as the JSON text that `${input.rawRequest}` prints."""
    if any(isinstance(value, Undecided) for value in inputs.values()):
        return Undecided("an input is not known")
    return json.dumps(dict(inputs), ensure_ascii=False)


def found(value: object) -> MappedText:
    """What a translation map's name stands for when its path finds `value`."""
    return MappedText(json.dumps(value, ensure_ascii=False))
