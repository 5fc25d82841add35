"""Sample inputs drawn from an input contract: an ordinary call, and calls at its edges."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from linter.actions.values import Undecided, Value

HAZARD = 'a"b\\c\nd'
"""A text with what breaks an unescaped JSON string: a quote, a backslash and a line break."""

_FORMATS = {
    "date-time": "2026-01-31T12:00:00Z",
    "date": "2026-01-31",
    "time": "12:00:00Z",
    "uuid": "6f1c2f0e-8d57-4f3b-9a44-0c5b6d1e2f30",
    "email": "name@example.com",
    "uri": "https://example.com/a",
    "ipv4": "192.0.2.1",
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """One call: what each input is; an input left out is absent."""

    label: str
    """A clause that follows "when": `"name" is left out`."""
    values: Mapping[str, Value]
    varied: str = ""
    """The input that differs from the ordinary call."""


def kind(schema: Any) -> str:
    """The JSON type that a property's schema names, `null` aside; empty where it names none."""
    named = schema.get("type") if isinstance(schema, Mapping) else None
    if isinstance(named, list):
        named = next((name for name in named if name != "null"), None)
    return named if isinstance(named, str) else ""


def choices(schema: Any) -> list[Any]:
    """The scalars that `enum` or `const` confines a property to; empty where it is free."""
    if not isinstance(schema, Mapping):
        return []
    listed = schema.get("enum")
    allowed = (
        listed if isinstance(listed, list) else [schema[key] for key in ("const",) if key in schema]
    )
    return [value for value in allowed if isinstance(value, bool | int | float | Decimal | str)]


def free_text(schema: Any) -> bool:
    """Whether any text may come in: a string that no enum, format or pattern confines."""
    return (
        kind(schema) == "string" and not choices(schema) and not {"format", "pattern"} & set(schema)
    )


def ordinary(schema: Any) -> Value:
    """A value that nobody would be surprised by."""
    if allowed := choices(schema):
        return _plain(allowed[0])
    match kind(schema):
        case "string":
            return _string(schema)
        case "integer":
            return int(_number(schema, 7))
        case "number":
            return float(_number(schema, 7.5))
        case "boolean":
            return True
        case "null":
            return None
    return Undecided("its type is not known")


def required_names(schema: Mapping[str, Any]) -> Sequence[Any]:
    """The names that an object's schema lists as required; none where it has no such list."""
    found = schema.get("required")
    return found if isinstance(found, list) else ()


def ordinary_call(properties: Mapping[str, Any]) -> Scenario:
    """Every input at its ordinary value."""
    return Scenario(
        "every input has an ordinary value", {n: ordinary(s) for n, s in properties.items()}
    )


def samples(
    schema: Mapping[str, Any], only: Container[str] | None = None, most: int = 64
) -> Iterator[Scenario]:
    """The ordinary call, then one input at a time at its edges; `most` scenarios in all.

    `schema` is an input contract; with `only`, just those inputs are varied.
    """
    properties = schema.get("properties", {})
    base = ordinary_call(properties)
    required = required_names(schema)
    made = 1
    yield base
    for name, inner in properties.items():
        if only is not None and name not in only:
            continue
        for label, value in edges(inner, name in required):
            if made == most:
                return
            made += 1
            values = (
                {**base.values, name: value} if value is not None else _without(base.values, name)
            )
            yield Scenario(f'"{name}" is {label}', values, name)


def range_of(schema: Any, required: bool) -> Iterator[Value]:
    """Every value that a property has in the samples; None where it is left out."""
    yield ordinary(schema)
    yield from (value for _, value in edges(schema, required))


def edges(schema: Any, required: bool) -> Iterator[tuple[str, Value]]:
    """What else a property may be, as (what to call it, value); None where it is left out."""
    if not required:
        yield "left out", None
    if allowed := choices(schema):
        yield from ((f'"{value}"', _plain(value)) for value in allowed[1:8])
        return
    match kind(schema):
        case "string" if free_text(schema):
            if not schema.get("minLength"):
                yield "empty", ""
            yield "a text with a quote, a backslash and a line break", HAZARD
        case "integer" | "number":
            low = _bound(schema, "minimum")
            yield from ((str(n), n) for n in (0, -1) if low is None or n >= low)
        case "boolean":
            yield "false", False


def _string(schema: Mapping[str, Any]) -> str:
    default, named = schema.get("default"), schema.get("format")
    if isinstance(default, str) and default:
        return default
    text = _FORMATS.get(named, "text") if isinstance(named, str) else "text"
    longest = schema.get("maxLength")
    return text[:longest] if isinstance(longest, int) and longest > 0 and named is None else text


def _number(schema: Mapping[str, Any], usual: float) -> float:
    default = schema.get("default")
    if isinstance(default, int | float | Decimal) and not isinstance(default, bool):
        return float(default)
    low, high = _bound(schema, "minimum"), _bound(schema, "maximum")
    if low is not None and usual <= low:
        usual = low + 1 if high is None or low + 1 <= high else low
    return high if high is not None and usual > high else usual


def _bound(schema: Mapping[str, Any], name: str) -> float | None:
    value = schema.get(name)
    if not isinstance(value, int | float | Decimal):
        return None
    return float(value) if abs(float(value)) < 1e15 else None


def _plain(value: Any) -> Value:
    return float(value) if isinstance(value, Decimal) else value


def _without(values: Mapping[str, Value], name: str) -> dict[str, Value]:
    return {other: value for other, value in values.items() if other != name}
