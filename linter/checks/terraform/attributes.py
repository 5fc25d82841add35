"""Whether the arguments that are written exist and may be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from linter.catalogue import nearest
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.expected import CURRENT, KEPT, KNOWN, WRITABLE
from linter.checks.terraform.judged import Judged, is_accepted, judged
from linter.checks.terraform.levels import Level
from linter.checks.terraform.meta_arguments import META_ARGUMENTS
from linter.checks.terraform.standing import Standing, of_mode, standing
from linter.model import Fault, Judgement, KeyPath, Resource, Unknown

_FEW = 4
"""A name that as many nested blocks have tells nothing of where it was meant to go."""

_Of = Callable[[Judged, Level], Iterator[Judgement]]


def each_level(subject: Resource, context: Context, judge: _Of) -> Iterator[Judgement]:
    """What `judge` says of each body in a resource; one Unknown where its schema is not known.

    An unknown that several of its parts hang on is told once. Every fault gets the detail `thing`:
    what is judged, for people.
    """
    found = judged(subject, context)
    if isinstance(found, Unknown):
        yield found
    elif found is not None:
        thing = _spoken(found)
        for one in _once(one for level in found.levels for one in judge(found, level)):
            if isinstance(one, Fault):
                yield replace(one, details={"thing": thing, **one.details})
            else:
                yield one


def beyond_doubt(subject: Resource, context: Context) -> bool:
    """Whether none of the checks that are asked only in doubt has anything to say of a resource."""
    found = judged(subject, context)
    return isinstance(found, Judged) and not found.doubts


def in_doubt(subject: Resource, context: Context, check: str, judge: _Of) -> Iterator[Judgement]:
    """The same where the check of that name may have something to say: mostly it has not."""
    found = judged(subject, context)
    if isinstance(found, Judged) and check not in found.doubts:
        return iter(())
    return each_level(subject, context, judge)


def new_in_doubt(
    subject: Resource, context: Context, check: str, judge: _Of
) -> Iterator[Judgement]:
    """The same for what the provider may yet refuse, which what stands in a plan is not."""
    return iter(()) if is_accepted(subject) else in_doubt(subject, context, check, judge)


def _spoken(subject: Judged) -> str:
    name = subject.resource.name
    match subject.kind:
        case "provider":
            return f"provider {name}"
        case "data":
            return f"data source {subject.resource.type.partition('.')[2]} {name}"
    return f"{subject.resource.type} {name}"


def _once(judgements: Iterator[Judgement]) -> Iterator[Judgement]:
    told: set[Unknown] = set()
    for one in judgements:
        if isinstance(one, Unknown):
            if one in told:
                continue
            told.add(one)
        yield one


@check(KNOWN, beyond_doubt)
def known_attributes(subject: Resource, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each argument and nested block that the type does not have."""
    return new_in_doubt(subject, context, KNOWN, _unknown)


@check(WRITABLE, beyond_doubt)
def writable_attributes(
    subject: Resource, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each attribute that only the provider sets."""
    return new_in_doubt(subject, context, WRITABLE, _computed)


@check(KEPT, beyond_doubt)
def kept_attributes(subject: Resource, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each argument that the provider dropped in or before the version that is in use."""
    return new_in_doubt(subject, context, KEPT, _removed)


@check(CURRENT, beyond_doubt)
def current_attributes(
    subject: Resource, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each argument that the version in use has deprecated."""
    return in_doubt(subject, context, CURRENT, _deprecated)


def standing_at(subject: Judged, level: Level, name: str) -> Standing | None:
    """What an attribute is at its level; only those at the top have a known history."""
    if name in level.traits.history:
        return standing(subject.type, subject.changes, subject.release.version, name)
    attribute = level.attributes.get(name)
    return None if attribute is None else of_mode(attribute.mode)


def has_history(level: Level, name: str) -> bool:
    """Whether it is known in which versions an attribute changed."""
    return name in level.traits.history


def _unknown(subject: Judged, level: Level) -> Iterator[Judgement]:
    for name in level.body:
        if name in level.attributes and name not in level.traits.history:
            continue
        path: KeyPath = (*level.path, name)
        found = standing_at(subject, level, name)
        if found is None and not (not level.path and name in META_ARGUMENTS[subject.kind]):
            yield subject.release.remote or _stranger(path, name, level)
        elif found is not None and found.added:
            hint = f"; it came with provider {found.added}, and this is {subject.release.told}"
            yield Fault(path, {"key": name, "hint": hint}, on_key=True)


def _stranger(path: KeyPath, name: str, level: Level) -> Fault:
    meant = nearest(name, (one for one in level.attributes if one not in level.body))
    hint = f"; {meant} is the nearest" if meant else _home(name, level)
    return Fault(path, {"key": name, "hint": hint}, on_key=True)


def _home(name: str, level: Level) -> str:
    """The nested blocks that have an argument of that name, if there are few."""
    homes = [one.name for one in level.attributes.values() if name in one.attributes]
    return f"; it is one of {' and of '.join(homes)}" if 0 < len(homes) < _FEW else ""


def _computed(subject: Judged, level: Level) -> Iterator[Judgement]:
    for attribute, path, _ in level.among(level.traits.computed):
        found = standing_at(subject, level, attribute.name)
        if found is None or found.mode != "computed":
            continue
        certain = attribute.name == "id" or has_history(level, attribute.name)
        doubt = None if certain else subject.release.remote
        yield doubt or Fault(path, {"key": attribute.name}, on_key=True)


def _removed(subject: Judged, level: Level) -> Iterator[Judgement]:
    for name in _written(level, level.traits.history):
        found = standing_at(subject, level, name)
        if found is not None and found.removed:
            details = {"key": name, "version": found.removed, "used": subject.release.told}
            yield Fault((*level.path, name), details, on_key=True)


def _deprecated(subject: Judged, level: Level) -> Iterator[Judgement]:
    for name in _written(level, level.traits.deprecated):
        path = (*level.path, name)
        if has_history(level, name):
            found = standing_at(subject, level, name)
            if found is not None and found.deprecated:
                since = f" since provider {found.deprecated}"
                yield Fault(path, {"key": name, "since": since}, on_key=True)
        elif name in level.attributes and level.attributes[name].deprecated:
            yield subject.release.remote or Fault(path, {"key": name, "since": ""}, on_key=True)


def _written(level: Level, names: frozenset[str]) -> Iterator[str]:
    return (name for name in level.body if name in names)
