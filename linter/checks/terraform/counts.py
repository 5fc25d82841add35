"""Whether nested blocks and lists have as many items as their type allows."""

from __future__ import annotations

from collections.abc import Iterator

from linter.catalogue.parts.provider import Attribute
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.attributes import beyond_doubt, new_in_doubt
from linter.checks.terraform.expected import COUNTED
from linter.checks.terraform.judged import Judged
from linter.checks.terraform.levels import Level, is_assigned
from linter.checks.terraform.traits import bounds_of
from linter.model import Fault, Judgement, KeyPath, Resource, Unknown


@check(COUNTED, beyond_doubt)
def item_counts(subject: Resource, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each kind of nested block, and each list, of which there are too many or too few.

    Blocks and lists that are not there at all are none of this check's business.
    """
    return new_in_doubt(subject, context, COUNTED, _counted)


def _counted(subject: Judged, level: Level) -> Iterator[Judgement]:
    for attribute, path, value in level.among(level.traits.counted):
        least, most = bounds_of(attribute)
        if isinstance(value, Unknown):
            yield value
        elif isinstance(value, list) and not _misplaced(subject, attribute, path, value):
            found = _judged(attribute, path, value, least or 0, most)
            yield from [subject.release.newer or found] if found else []


def _misplaced(subject: Judged, attribute: Attribute, path: KeyPath, value: object) -> bool:
    """Whether a list stands where only blocks may; that is for another policy to say."""
    return attribute.is_block and is_assigned(value, subject.resource.spans, path)


def _judged(
    attribute: Attribute, path: KeyPath, value: list[object], least: int, most: int | None
) -> Judgement | None:
    if attribute.type == "set":
        value = _distinct(value)
    if attribute.is_block and not value:
        return None
    thing = f"{attribute.name} blocks" if attribute.is_block else f"items in {attribute.name}"
    if most is not None and len(value) > most:
        unknown = _unknown(attribute, value)
        place = (*path, most) if attribute.is_block else path
        details = {"key": attribute.name, "told": f"{len(value)} {thing}, of at most {most}"}
        return unknown or Fault(place, details, on_key=not attribute.is_block)
    if len(value) < least:
        details = {"key": attribute.name, "told": f"{len(value)} {thing}, of at least {least}"}
        return Fault(path, details, on_key=True)
    return None


def _distinct(value: list[object]) -> list[object]:
    """The elements of a set; those that are unknown may yet be equal to others."""
    return list({repr(one): one for one in value}.values())


def _unknown(attribute: Attribute, value: list[object]) -> Unknown | None:
    """An unknown element of a set, which keeps its size from being known."""
    if attribute.type != "set":
        return None
    return next((one for one in value if isinstance(one, Unknown)), None)
