"""Whether a data action's input contract is flat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View

_KIND = {"object": "an object", "array": "an array"}


@check("flat-input-contract")
def flat_input_contract(subject: View, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each input that is, or may be, an object or an array."""
    schema = subject.body.get("input_schema")
    if isinstance(schema, Unknown):
        yield schema
    properties = schema.get("properties") if isinstance(schema, dict) else None
    if isinstance(properties, Unknown):
        yield properties
    elif isinstance(properties, dict):
        for name, declared in properties.items():
            yield from _judged(name, declared)


def _judged(name: str, declared: Any) -> Iterator[Judgement]:
    if isinstance(declared, Unknown):
        yield declared
        return
    nested = _nested(declared) if isinstance(declared, dict) else None
    if isinstance(nested, Unknown):
        yield nested
    elif nested is not None:
        path = ("input_schema", "properties", name)
        yield Fault(path, {"key": name, "kind": _KIND[nested]})


def _nested(declared: dict[str, Any]) -> str | Unknown | None:
    """Tell which kind of nesting a property declares: by its type, or by keywords that imply it."""
    types = declared.get("type")
    for kind in types if isinstance(types, list) else [types]:
        if isinstance(kind, Unknown):
            return kind
        if isinstance(kind, str) and kind in _KIND:
            return kind
    if types is None and isinstance(declared.get("properties"), dict):
        return "object"
    return "array" if types is None and "items" in declared else None
