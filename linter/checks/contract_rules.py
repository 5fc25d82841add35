"""What the platform asks of a contract beyond its being a JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.actions.context import RESERVED
from linter.checks.context import Context
from linter.checks.contract_nodes import SIDES, contract_of, is_array
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@check("flat-output-arrays")
def flat_output_arrays(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each array inside an array of the output contract; of nested ones the outermost."""
    flagged: list[KeyPath] = []
    contract = contract_of(subject, "output", context)
    for node in contract.nodes:
        if node.in_array and is_array(node.schema) and not _below(node.path, flagged):
            flagged.append(node.path)
            yield Fault(node.path, {"key": _named(node.path)})
    if contract.unknown is not None and not flagged:
        yield contract.unknown


@check("contract-without-references")
def contract_without_references(
    subject: View, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each `$ref` keyword of either contract; a property of that name is none."""
    for side in SIDES:
        unknown: Unknown | None = None
        for node in contract_of(subject, side, context).nodes:
            if isinstance(node.schema, Unknown):
                unknown = unknown or node.schema
            elif isinstance(node.schema, dict) and "$ref" in node.schema:
                yield Fault((*node.path, "$ref"), {"side": side}, on_key=True)
        if unknown is not None:
            yield unknown


@check("input-name")
def input_name(subject: View, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each name of the input contract that the platform refuses or keeps to itself."""
    schema = subject.body.get("input_schema")
    properties = schema.get("properties") if isinstance(schema, dict) else schema
    if isinstance(properties, Unknown):
        yield properties
    for name in properties if isinstance(properties, dict) else ():
        why = _wrong_with(str(name))
        if why:
            path = ("input_schema", "properties", name)
            yield Fault(path, {"key": str(name), "why": why}, on_key=True)


def _wrong_with(name: str) -> str:
    if name in RESERVED:
        return "is the platform's own"
    if not name or not (name[0].isascii() and name[0].isalpha()):
        return "does not start with a letter"
    return "" if _NAME.fullmatch(name) else "holds more than letters, digits, `-` and `_`"


def _below(path: KeyPath, others: list[KeyPath]) -> bool:
    return any(path[: len(other)] == other for other in others)


def _named(path: KeyPath) -> str:
    """The nearest property that a way through a contract passes."""
    names = [after for key, after in pairwise(path) if key == "properties"]
    return f"`{names[-1]}`" if names else "the output"
