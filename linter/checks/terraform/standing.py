"""What an attribute is in one version of the provider, by the schema and by its history."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from linter.catalogue.parts.provider import Attribute, Change, TerraformType
from linter.checks.terraform.versions import Version, shown

_ADDING = frozenset({"required", "optional", "computed"})
"""A history that begins with one of these tells when the attribute came."""


class Standing(NamedTuple):
    """An attribute of the top level in one version."""

    mode: str
    """`required`, `optional`, `computed`, or `absent` where that version does not have it."""
    deprecated: str = ""
    """Since which version it is deprecated, if that is known."""
    removed: str = ""
    """In which version it was removed, where it is absent for that reason."""
    added: str = ""
    """In which version it came, where it is absent for that reason."""


@cache
def of_mode(mode: str) -> Standing:
    """What an attribute is of which no change is known."""
    return Standing(mode)


def standing(
    known: TerraformType, changes: Iterable[Change], version: Version, name: str
) -> Standing | None:
    """What an attribute of a type is in one version; None where nobody knows it.

    `changes` are those of the type, oldest first.
    """
    return _standing(known.attributes.get(name), _of(changes, name), version)


def type_removed(changes: Iterable[Change], version: Version) -> str:
    """In which version a type was removed, if that is before or in `version`; else empty."""
    past = [one for one in _of(changes, "") if one.version <= version]
    return shown(past[-1].version) if past and past[-1].became == "removed" else ""


def _of(changes: Iterable[Change], name: str) -> list[Change]:
    return [change for change in changes if change.attribute == name]


def _standing(
    attribute: Attribute | None, changes: list[Change], version: Version
) -> Standing | None:
    if not changes:
        return None if attribute is None else of_mode(attribute.mode)
    past = [change for change in changes if change.version <= version]
    if not past and changes[0].became in _ADDING:
        return Standing("absent", added=shown(changes[0].version))
    if past and past[-1].became == "removed":
        return Standing("absent", removed=shown(past[-1].version))
    modes = [change.became for change in past if change.became in _ADDING]
    deprecated = [shown(one.version) for one in past if one.became == "deprecated"]
    if deprecated or not modes:
        # Nothing is asked of what is on its way out, nor of what came before the history begins.
        return Standing("optional", deprecated=deprecated[-1] if deprecated else "")
    return Standing(modes[-1])
