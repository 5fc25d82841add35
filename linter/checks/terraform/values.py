"""Whether the values that are written can be what their attributes ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from linter.catalogue import Catalogue, nearest
from linter.catalogue.parts.provider import Attribute
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.attributes import (
    each_level,
    new_in_doubt,
    standing_at,
)
from linter.checks.terraform.conversion import as_number, misfits
from linter.checks.terraform.expected import VALID
from linter.checks.terraform.judged import Judged, is_accepted
from linter.checks.terraform.levels import Level, is_assigned
from linter.model import Fault, Judgement, KeyPath, Resource, Unknown
from linter.secret_name import names_secret

_SHOWN_VALUES = 8

_Range = tuple[float | None, float | None]


@check(VALID)  # it may be given limits that the provider knows nothing of
def valid_attribute_values(
    subject: Resource, context: Context, options: Options
) -> Iterator[Judgement]:
    """Flag each value of the wrong type, outside its range or length, or none of those there are.

    `limits` names, by type and attribute, limits of the catalogue that bound a number (`name.min`,
    `name.max`) where the provider's schema gives no range. Unknown values are told only where the
    schema asks for more than a type.
    """
    limits = options.get("limits", {}).get(subject.type, {})
    judge = partial(_judge, catalogue=context.catalogue, limits=limits)
    if limits and not is_accepted(subject):
        return each_level(subject, context, judge)
    return new_in_doubt(subject, context, VALID, judge)


def _judge(
    subject: Judged, level: Level, catalogue: Catalogue, limits: dict[str, str]
) -> Iterator[Judgement]:
    for attribute, path, value in level.written():
        found = standing_at(subject, level, attribute.name)
        if found is None or found.mode in {"absent", "computed"}:
            continue
        told = list(_faults(attribute, path, value, subject, _range(attribute, catalogue, limits)))
        yield from [subject.release.newer] if told and subject.release.newer else told


def _range(attribute: Attribute, catalogue: Catalogue, limits: dict[str, str]) -> _Range:
    name = limits.get(attribute.name)
    if name is None:
        return attribute.range
    least, most = catalogue.limits.get(f"{name}.min"), catalogue.limits.get(f"{name}.max")
    return least.value if least else None, most.value if most else None


def _faults(
    attribute: Attribute, path: KeyPath, value: Any, subject: Judged, bounds: _Range
) -> Iterator[Judgement]:
    assigned = is_assigned(value, subject.resource.spans, path)
    if attribute.is_block:
        if assigned:
            yield _shape(path, f"is a nested block: write {attribute.name} {{ ... }} without `=`")
        return
    if _is_block(value, assigned) and attribute.element != "object":
        yield _shape(path, f"is an argument: write {attribute.name} = ...")
        return
    wrong = list(misfits(attribute, value))
    for misfit in wrong:
        yield Fault((*path, *misfit.path), {"key": attribute.name, "told": misfit.told})
    if not wrong:
        yield from _limits(attribute, path, value, bounds)


def _shape(path: KeyPath, told: str) -> Fault:
    return Fault(path, {"key": str(path[-1]), "told": told}, on_key=True)


def _is_block(value: object, assigned: bool) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) for one in value)
        and not assigned
    )


def _limits(attribute: Attribute, path: KeyPath, value: Any, bounds: _Range) -> Iterator[Judgement]:
    tests: list[Callable[[object], str | None]] = []
    if attribute.enum:
        tests.append(partial(_outside, allowed=attribute.enum))
    if bounds != (None, None):
        tests.append(partial(_beyond, bounds=bounds))
    if attribute.length:
        tests.append(partial(_overlong, length=attribute.length))
    for test in tests:
        yield from _tested(test, attribute, path, value)
    if attribute.element_enum:
        elements = value if isinstance(value, list) else [value]
        test = partial(_outside, allowed=attribute.element_enum)
        for number, element in enumerate(elements):
            yield from _tested(test, attribute, (*path, number), element)


def _tested(
    test: Callable[[object], str | None], attribute: Attribute, path: KeyPath, value: object
) -> Iterator[Judgement]:
    if isinstance(value, Unknown):
        yield value
    elif value is not None and (told := test(value)) is not None:
        secret = attribute.sensitive or names_secret(attribute.name)
        details = {"key": attribute.name, "told": "has a value there is not" if secret else told}
        yield Fault(path, details)


def _outside(value: object, allowed: tuple[str, ...]) -> str | None:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if text in allowed:
        return None
    meant = nearest(text, allowed)
    listed = ", ".join(allowed[:_SHOWN_VALUES]) + (", ..." if allowed[_SHOWN_VALUES:] else "")
    return f'is "{text}"; {f"{meant} is the nearest of {listed}" if meant else f"one of {listed}"}'


def _beyond(value: object, bounds: _Range) -> str | None:
    number = as_number(value)
    least, most = bounds
    if number is None:
        return None
    if least is not None and number < least:
        return f"is {number:.15g}, and the least is {least:.15g}"
    if most is not None and number > most:
        return f"is {number:.15g}, and the most is {most:.15g}"
    return None


def _overlong(value: object, length: tuple[int, int]) -> str | None:
    least, most = length
    count = len(value) if isinstance(value, str) else least
    if count < least:
        return f"has {count} characters, and the fewest are {least}"
    return f"has {count} characters, and the most are {most}" if count > most else None
