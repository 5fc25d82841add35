"""One policy's file: read, and refused unless it has the shape of a policy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from linter import bundled
from linter.loader.malformed import MalformedPolicy
from linter.plain_file import read_plain

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]


def read_policy(file: Path) -> dict[str, Any]:
    """What the file of a policy says; raises MalformedPolicy where it is none."""
    document = _read(file)
    _refuse_bad_shape(file, document)
    if document["id"] != file.stem:
        raise MalformedPolicy(file, "$.id", f"is {document['id']}, but the file is {file.name}")
    _refuse_bad_schema(file, document.get("require"))
    return document


def _read(file: Path) -> dict[str, Any]:
    try:
        document = yaml.load(read_plain(file).decode("utf-8"), Loader=SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedPolicy(file, "$", f"cannot be read: {error}") from error
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f"line {place.line + 1}: " if place else ""
        raise MalformedPolicy(file, "$", f"{line}is not YAML") from error
    if not isinstance(document, dict):
        raise MalformedPolicy(file, "$", "is not a mapping")
    return document


@lru_cache(maxsize=1)
def _policy_validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads((bundled.folder("schemas") / "policy.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema)


def _refuse_bad_shape(file: Path, document: dict[str, Any]) -> None:
    from jsonschema.exceptions import best_match

    fault = best_match(_policy_validator().iter_errors(document))
    if fault is not None:
        raise MalformedPolicy(file, fault.json_path, fault.message)


def _refuse_bad_schema(file: Path, schema: object) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    if not isinstance(schema, dict):
        return
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        path = "$.require" + error.json_path[1:]
        raise MalformedPolicy(file, path, error.message) from error
    for reference in _references(schema):
        if not reference.startswith("#"):
            told = f"{reference} is another document, and none is ever fetched"
            raise MalformedPolicy(file, "$.require", told)


def _references(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for inner in schema.values():
            yield from _references(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _references(inner)
