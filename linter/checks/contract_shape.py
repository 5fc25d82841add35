"""Whether a contract is a JSON Schema of the kind that the platform reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from linter.actions.contract import DEPTH
from linter.catalogue import nearest
from linter.checks.context import Context
from linter.checks.contract_nodes import Node, contract_of
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View

_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_WHOLE = {"input": ("object",), "output": ("object", "array")}
"""What a contract may describe: Resource Center, "Add contracts to custom actions"."""
_OBJECTS = ("properties", "patternProperties", "definitions")


@check("contract-shape")
def contract_shape(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag what keeps a contract from being read; `told` says what that is, `side` of which one."""
    for side in _WHOLE:
        for fault in _faults(subject, side, context):
            yield (
                fault
                if isinstance(fault, Unknown)
                else Fault(fault.path, {**fault.details, "side": side})
            )


def _faults(subject: View, side: str, context: Context) -> Iterator[Judgement]:
    body, contract = subject.body, contract_of(subject, side, context)
    if isinstance(body.get(f"{side}_fault"), str):
        yield _fault((f"{side}_fault",), f"is not JSON: {body[f'{side}_fault']}")
        return
    for node in contract.nodes:
        found = list(_of_node(node, side))
        yield from found
        if len(node.path) == 1 and found:
            return
    schema = body.get(f"{side}_schema")
    deep = _too_deep(schema) if _is_deep(schema) else None
    if deep is not None:
        yield _fault((f"{side}_schema", *deep), f"nests more than {DEPTH} levels deep")
    if contract.unknown is not None:
        yield contract.unknown


def _of_node(node: Node, side: str) -> Iterator[Fault]:
    schema, path = node.schema, node.path
    if isinstance(schema, Unknown) or (isinstance(schema, bool) and len(path) > 1):
        return
    if not isinstance(schema, dict):
        yield _fault(path, "is no JSON object" if len(path) == 1 else _not_a_schema(path))
        return
    yield from _of_type(schema, path, _WHOLE[side] if len(path) == 1 else _TYPES)
    for key in _OBJECTS:
        if key in schema and not isinstance(schema[key], dict | Unknown):
            yield _fault((*path, key), f"has `{key}` that are no object")
    if "required" in schema and not _is_list_of_names(schema["required"]):
        yield _fault((*path, "required"), "has `required` that is no list of names")
    if "enum" in schema and not isinstance(schema["enum"], list | Unknown):
        yield _fault((*path, "enum"), "has an `enum` that is no list")


def _of_type(schema: Any, path: KeyPath, allowed: tuple[str, ...]) -> Iterator[Fault]:
    kinds = schema.get("type")
    if isinstance(kinds, str) and kinds in allowed:
        return
    listed = kinds if isinstance(kinds, list) else [] if kinds is None else [kinds]
    if any(isinstance(kind, Unknown) for kind in listed):
        return
    for kind in listed:
        if kind not in _TYPES:
            near = nearest(kind, _TYPES) if isinstance(kind, str) else None
            hint = f"; did you mean `{near}`?" if near else ""
            yield _fault((*path, "type"), f"has the type `{kind}`, which JSON Schema lacks{hint}")
            return
    if listed and not any(kind in allowed for kind in listed):
        wanted = " or ".join(allowed)
        yield _fault((*path, "type"), f"describes a value of type {listed[0]}, not {wanted}")


def _not_a_schema(path: KeyPath) -> str:
    return f"has no schema at `{'.'.join(str(key) for key in path[1:])}`"


def _is_list_of_names(value: Any) -> bool:
    return isinstance(value, Unknown) or (
        isinstance(value, list) and all(isinstance(one, str | Unknown) for one in value)
    )


def _is_deep(schema: Any) -> bool:
    """Whether `_too_deep` finds a way: told level by level, without the ways to all of them."""
    level = [schema]
    for _ in range(DEPTH + 1):
        level = [value for value in level if isinstance(value, dict | list)]
        if not level:
            return False
        level = [one for value in level for one in _members(value)]
    return True


def _members(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


def _too_deep(schema: Any) -> KeyPath | None:
    """The way to the first level that the platform does not take any more."""
    waiting: list[tuple[KeyPath, Any]] = [((), schema)]
    while waiting:
        path, value = waiting.pop()
        if not isinstance(value, dict | list):
            continue
        if len(path) >= DEPTH:
            return path
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        waiting.extend(((*path, key), one) for key, one in inner)
    return None


def _fault(path: KeyPath, told: str) -> Fault:
    return Fault(path, {"told": told})
