"""Running the Terraform policies over small trees, and configurations made from the schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from linter import bundled
from linter.catalogue import catalogue_at
from linter.catalogue.parts.provider import Attribute
from linter.loader import load_policies
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

POLICIES = load_policies([bundled.folder("policies") / name for name in ("terraform", "tool")])
Check = Callable[..., Report]


@pytest.fixture(scope="session")
def check() -> Check:
    """Judge files by the Terraform policies, or by those named."""

    def judged(files: Mapping[str, str], *only: str) -> Report:
        tree = MemoryTree(files)
        policies = [one for one in POLICIES if not only or one.id in only or one.folder == "tool"]
        return run(
            Job(
                tree=tree,
                wanted=frozenset(tree.paths()),
                named=frozenset(),
                policies=policies,
                settings=Settings(select=only),
                today=date(2026, 1, 1),
            )
        )

    return judged


@pytest.fixture(scope="session")
def found(check: Check) -> Callable[..., list[tuple[str, str]]]:
    """The (policy, message) of each finding, in order."""

    def findings(files: Mapping[str, str], *only: str) -> list[tuple[str, str]]:
        return [(one.policy, one.message) for one in check(files, *only).findings]

    return findings


@pytest.fixture(scope="session")
def schema_types() -> Mapping[str, Mapping[str, Attribute]]:
    """Every type of the catalogue with its attributes."""
    provider = catalogue_at(None).provider
    return {name: provider.get(name).attributes for name in provider.types}


@pytest.fixture(scope="session")
def minimal() -> Callable[[Mapping[str, Attribute]], dict[str, Any]]:
    """The least body that a schema allows."""
    return _minimal


@pytest.fixture(scope="session")
def as_hcl() -> Callable[[Mapping[str, dict[str, Any]], Mapping[str, Any]], str]:
    """Bodies by type as Terraform's native syntax; each resource is called `it`."""

    def written(bodies: Mapping[str, dict[str, Any]], schemas: Mapping[str, Any]) -> str:
        blocks = (
            "\n".join([f"{_header(kind)} {{", *_lines(body, schemas[kind]), "}"])
            for kind, body in bodies.items()
        )
        return "\n".join(blocks) + "\n"

    return written


@pytest.fixture(scope="session")
def as_json() -> Callable[[Mapping[str, dict[str, Any]]], str]:
    """Bodies by type as Terraform's JSON syntax."""

    def written(bodies: Mapping[str, dict[str, Any]]) -> str:
        document: dict[str, Any] = {"resource": {}, "data": {}, "provider": {}}
        for kind, body in bodies.items():
            group, _, name = kind.rpartition(".")
            if group == "provider":
                document["provider"][name] = body
            else:
                document[group or "resource"][name] = {"it": body}
        return json.dumps(document, indent=1)

    return written


def _minimal(attributes: Mapping[str, Attribute]) -> dict[str, Any]:
    body = {name: _value(one) for name, one in attributes.items() if one.mode == "required"}
    for name, one in attributes.items():
        if one.at_least_one_of and not body.keys() & {name, *one.at_least_one_of}:
            body[name] = _value(one)
    return body


def _value(attribute: Attribute) -> Any:
    if attribute.is_block:
        return [_minimal(attribute.attributes)] * (attribute.min_items or 1)
    match attribute.type:
        case "list" | "set":
            allowed = attribute.element_enum or ("a", "b", "c", "d")
            return [
                _minimal(attribute.attributes) if attribute.element == "object" else allowed[number]
                for number in range(attribute.min_items or 1)
            ]
        case "map" | "object":
            return {"a": "b"}
        case "number":
            return attribute.range[0] if attribute.range[0] is not None else 1
        case "bool":
            return True
    return attribute.enum[0] if attribute.enum else "x" * max(1, (attribute.length or (1, 1))[0])


def _header(kind: str) -> str:
    group, _, name = kind.rpartition(".")
    return f'provider "{name}"' if group == "provider" else f'{group or "resource"} "{name}" "it"'


def _lines(body: Mapping[str, Any], schema: Mapping[str, Attribute]) -> Iterable[str]:
    for name, value in body.items():
        attribute = schema.get(name)
        if attribute is not None and attribute.is_block:
            for block in value:
                yield f"{name} {{"
                yield from _lines(block, attribute.attributes)
                yield "}"
        else:
            yield f"{name} = {json.dumps(value)}"
