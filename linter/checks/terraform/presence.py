"""Whether the arguments that a type asks for are there, and none that exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from linter.catalogue.parts.provider import Attribute
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.attributes import (
    beyond_doubt,
    has_history,
    new_in_doubt,
    standing_at,
)
from linter.checks.terraform.expected import COMPATIBLE, REQUIRED
from linter.checks.terraform.judged import Judged
from linter.checks.terraform.levels import Level
from linter.model import MISSING, Fault, Judgement, KeyPath, Resource, Unknown


@check(REQUIRED, beyond_doubt)
def required_attributes(
    subject: Resource, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each body that lacks a required argument or nested block, or one of several of which
    at least one must be there, or one that another demands.

    What is written with an unknown value is there; how many blocks an unknown `dynamic` makes is
    unknown.
    """
    return new_in_doubt(subject, context, REQUIRED, _missing)


@check(COMPATIBLE, beyond_doubt)
def compatible_attributes(
    subject: Resource, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each argument beside which another must not be written."""
    return new_in_doubt(subject, context, COMPATIBLE, _conflicting)


def _missing(subject: Judged, level: Level) -> Iterator[Judgement]:
    for name in level.traits.required:
        attribute = level.attributes[name]
        found = standing_at(subject, level, name)
        if found is not None and found.mode == "required":
            doubt = None if has_history(level, name) else subject.release.remote
            yield from _absent(level, attribute, doubt)
    yield from _together(subject, level)


def _absent(level: Level, attribute: Attribute, doubt: Unknown | None) -> Iterator[Judgement]:
    value = level.body.get(attribute.name)
    if isinstance(value, Unknown) and attribute.is_block:
        yield value
    elif value is None or (value == [] and attribute.is_block):
        told = f"block {attribute.name}" if attribute.is_block else attribute.name
        yield doubt or Fault(level.path, {"key": told, "hint": ""})


def _together(subject: Judged, level: Level) -> Iterator[Judgement]:
    """Judge `at_least_one_of` and `required_with`."""
    seen: set[frozenset[str]] = set()
    for name in level.traits.grouped:
        attribute = level.attributes[name]
        own = ".".join(map(str, (*level.path, name)))
        group = frozenset({own, *attribute.at_least_one_of})
        if attribute.at_least_one_of and group not in seen:
            seen.add(group)
            yield from _none_of(subject, level, group)
        if name in level.body:
            yield from _alone(subject, (*level.path, name), attribute)


def _none_of(subject: Judged, level: Level, group: frozenset[str]) -> Iterator[Judgement]:
    values = [_at(subject, path) for path in group]
    if all(_absent_value(value) for value in values):
        names = " or ".join(sorted(path.rpartition(".")[2] for path in group))
        yield subject.release.remote or Fault(level.path, {"key": names, "hint": ""})


def _alone(subject: Judged, path: KeyPath, attribute: Attribute) -> Iterator[Judgement]:
    for other in attribute.required_with:
        if _absent_value(_at(subject, other)):
            details = {"key": other, "hint": f", which {attribute.name} calls for"}
            yield subject.release.remote or Fault(path, details, on_key=True)


def _conflicting(subject: Judged, level: Level) -> Iterator[Judgement]:
    told: set[frozenset[str]] = set()
    for attribute, path, value in level.among(level.traits.rivals):
        own = ".".join(map(str, path))
        for other in attribute.conflicts_with:
            rival = _at(subject, other)
            pair = frozenset({own, other})
            if _absent_value(rival) or _absent_value(value) or pair in told:
                continue
            told.add(pair)
            unknown = _either(value, rival)
            details = {"key": attribute.name, "other": other}
            yield unknown or Fault(path, details, on_key=True)


def _either(*values: object) -> Unknown | None:
    """The first that is unknown: it may turn out to be null, which is to say absent."""
    return next((value for value in values if isinstance(value, Unknown)), None)


def _at(subject: Judged, dotted: str) -> object:
    """The value at a path such as `reply_email_address.0.route_id`, from the top of a resource."""
    return _walk(subject.resource.body, dotted.split("."))


def _walk(value: Mapping[str, Any] | object, steps: Iterable[str]) -> object:
    for step in steps:
        if isinstance(value, Unknown):
            return value
        if isinstance(value, dict):
            value = value.get(step, MISSING)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return MISSING
    return value


def _absent_value(value: object) -> bool:
    return value is None or value is MISSING or value == []
