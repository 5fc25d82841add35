"""jsonschema, made three-valued for values that may be unknown.

A schema has three answers here: it holds, it fails, or judging it consulted an unknown value.
Keywords that merely lead to parts of the value (`properties`, `items`, `allOf`, ...) keep the
answers of those parts apart, so an unknown in one property does not hide a failure in another.
Keywords that weigh sub-results against each other (`not`, `oneOf`, `contains`, ...) are undecided
as soon as one of those results consulted an unknown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry

from linter.model import Fault, Judgement, Unknown, first_unknown

_LEADING = frozenset(
    {
        "$ref",
        "additionalProperties",
        "allOf",
        "dependentSchemas",
        "items",
        "patternProperties",
        "prefixItems",
        "properties",
        "propertyNames",
    }
)
_COMPARING_WHOLE = frozenset({"const", "enum", "uniqueItems"})
_NAMING_KEYS = frozenset({"required", "dependentRequired"})

_Errors = Iterator[ValidationError]
_Keyword = Callable[[Any, Any, Any, Any], _Errors | None]


def judge(schema: Mapping[str, Any] | bool, body: object) -> Iterator[Judgement]:
    """What `judge_schema` yields, without a look beforehand (`judged.py`)."""
    validator, consulted = _compiled(json.dumps(schema))
    consulted.clear()
    yield from [_fault(error) for error in validator.iter_errors(body)]
    yield from dict.fromkeys(consulted)


@lru_cache(maxsize=512)
def _compiled(schema: str) -> tuple[Any, list[Unknown]]:
    consulted: list[Unknown] = []
    keywords = {
        name: _judging(name, keyword, consulted)
        for name, keyword in Draft202012Validator.VALIDATORS.items()
    }
    keywords["anyOf"] = _any_of(consulted)
    keywords["if"] = _if(consulted)
    extended: Callable[..., Any] = extend
    validator = extended(Draft202012Validator, validators=keywords)
    return validator(_without_false(json.loads(schema)), registry=Registry()), consulted


def _judging(name: str, keyword: _Keyword, consulted: list[Unknown]) -> _Keyword:
    def judged(validator: Any, value: Any, instance: Any, schema: Any) -> _Errors:
        before = len(consulted)
        consulted.extend(_unknowns_met(name, value, instance))
        if len(consulted) > before:
            return
        errors = keyword(validator, value, instance, schema) or iter(())
        if name in _LEADING:
            yield from errors
            return
        weighed = list(errors)
        if len(consulted) == before:
            yield from weighed

    return judged


def _unknowns_met(name: str, value: Any, instance: Any) -> Iterator[Unknown]:
    """The unknowns that a keyword looks at by itself, before any sub-schema does."""
    if isinstance(instance, Unknown):
        yield instance
    elif name in _COMPARING_WHOLE:
        unknown = first_unknown(instance)
        if unknown is not None:
            yield unknown
    elif name in _NAMING_KEYS and isinstance(instance, dict):
        # A key whose value is unknown may turn out to be null, which is to say absent.
        yield from (found for key in value if isinstance(found := instance.get(key), Unknown))


def _any_of(consulted: list[Unknown]) -> _Keyword:
    def judged(validator: Any, value: Any, instance: Any, _schema: Any) -> _Errors:
        before = len(consulted)
        context: list[ValidationError] = []
        for number, branch in enumerate(value):
            met = len(consulted)
            errors = list(validator.descend(instance, branch, schema_path=number))
            if not errors and len(consulted) == met:
                del consulted[before:]
                return
            context.extend(errors)
        if len(consulted) == before:
            yield ValidationError("fits no branch", context=context)

    return judged


def _if(consulted: list[Unknown]) -> _Keyword:
    def judged(validator: Any, value: Any, instance: Any, schema: Any) -> _Errors:
        before = len(consulted)
        holds = validator.evolve(schema=value).is_valid(instance)
        branch = "then" if holds else "else"
        if len(consulted) == before and branch in schema:
            yield from validator.descend(instance, schema[branch], schema_path=branch)

    return judged


def _without_false(schema: Any) -> Any:
    """Write the schema `false` as `not: {}`, so that keywords see the value it refuses."""
    if schema is False:
        return {"not": {}}
    if isinstance(schema, dict):
        return {
            key: inner if key in {"const", "enum", "default"} else _without_false(inner)
            for key, inner in schema.items()
        }
    if isinstance(schema, list):
        return [_without_false(inner) for inner in schema]
    return schema


def _fault(error: ValidationError) -> Fault:
    path = tuple(error.absolute_path)
    instance: Any = error.instance
    key = str(path[-1] if path else "")
    if error.validator == "required":
        wanted: Any = error.validator_value
        key = next(name for name in wanted if name not in instance)
    rules = list(error.absolute_schema_path)[-2:]
    return Fault(
        path=path,
        details={
            "value": _shown(instance),
            "key": key,
            "keyword": str(error.validator),
            "wanted": _shown(error.validator_value, 240),
            "about": _about(error.schema),
        },
        on_key=rules == ["additionalProperties", "not"] or "propertyNames" in rules,
    )


def _about(schema: object) -> str:
    return str(schema.get("description", "")) if isinstance(schema, dict) else ""


def _shown(value: object, most: int = 60) -> str:
    if isinstance(value, str):
        return value
    text = json.dumps(value, default=lambda _: "(unknown)", ensure_ascii=False)
    return text if len(text) <= most else text[: most - 3] + "..."
