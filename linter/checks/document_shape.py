"""Whether a JSON or YAML document has the shape of its format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from linter import bundled
from linter.catalogue import nearest
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Resource
from linter.requirement import judge_schema
from linter.spelling import camel

_ARTICLE = {
    "array": "a list",
    "object": "an object",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


@check("document-shape")
def document_shape(subject: Resource, _context: Context, options: Options) -> Iterator[Judgement]:
    """Judge a document by the bundled schema that `schema` names; `told` says what is wrong.

    With `spelling: camelCase`, snake_case and kebab-case keys are read as their camelCase twins.
    """
    schema = _schema(options["schema"])
    body = _camelled(subject.body) if options.get("spelling") == "camelCase" else subject.body
    for judgement in judge_schema(schema, body):
        if isinstance(judgement, Fault):
            path = _as_written(judgement.path, subject.body)
            told = _told(judgement, schema)
            yield replace(judgement, path=path, details={**judgement.details, "told": told})
        else:
            yield judgement


@lru_cache(maxsize=16)
def _schema(name: str) -> dict[str, Any]:
    file = bundled.folder("schemas") / f"{name}.schema.json"
    schema: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return schema


def _camelled(body: Any) -> Any:
    if isinstance(body, dict):
        return {camel(key): _camelled(value) for key, value in body.items()}
    if isinstance(body, list):
        return [_camelled(value) for value in body]
    return body


def _as_written(path: KeyPath, body: Any) -> KeyPath:
    """The key path as the document spells it."""
    written: list[str | int] = []
    for key in path:
        if isinstance(body, dict) and key not in body:
            key = next((own for own in body if camel(own) == key), key)
        inside = isinstance(body, dict) and key in body
        body = body[key] if inside or isinstance(body, list) else None
        written.append(key)
    return tuple(written)


def _told(fault: Fault, schema: dict[str, Any]) -> str:
    details, where = fault.details, _where(fault.path)
    keyword, wanted = details["keyword"], details["wanted"]
    match keyword:
        case "required" | "dependentRequired":
            return f"{where} lacks `{details['key']}`"
        case "type":
            kinds = [wanted] if not wanted.startswith("[") else json.loads(wanted)
            named = " or ".join(_ARTICLE.get(kind, kind) for kind in kinds)
            return f"{where} must be {named}"
        case "enum":
            choices = (
                ", ".join(str(one) for one in json.loads(wanted)) if wanted[-1] == "]" else wanted
            )
            return f"{where} must be one of {choices}, not {details['value']}"
        case "const":
            return f"{where} must be {wanted}, not {details['value']}"
        case "minItems" | "minProperties" | "minLength":
            return f"{where} must not be empty"
        case "minimum" | "exclusiveMinimum":
            return f"{where} must be {'at least' if keyword == 'minimum' else 'above'} {wanted}"
        case "maximum":
            return f"{where} must be at most {wanted}"
        case "not" if fault.on_key:
            return _stray(details["key"], where, schema)
    about = details["about"]
    return f"{where} is not of a form that is understood" + (f" ({about})" if about else "")


def _stray(key: str, where: str, schema: dict[str, Any]) -> str:
    guess = nearest(key, sorted(_names(schema) - {key}))
    hint = f"; did you mean `{guess}`?" if guess else ""
    return f"{where} is no key of this format{hint}"


def _names(schema: Any) -> set[str]:
    """Every property name that a schema knows."""
    if isinstance(schema, list):
        return set().union(*(_names(inner) for inner in schema))
    if not isinstance(schema, dict):
        return set()
    own = set(schema["properties"]) if isinstance(schema.get("properties"), dict) else set()
    return own.union(*(_names(inner) for inner in schema.values()))


def _where(path: KeyPath) -> str:
    if not path:
        return "the document"
    shown = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return f"`{shown.removeprefix('.')}`"
