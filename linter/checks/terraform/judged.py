"""What the schema policies judge: a resource, data source or provider block, and its schema."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from linter.catalogue import Catalogue
from linter.catalogue.parts.provider import Attribute, Change, TerraformType
from linter.checks.context import Context
from linter.checks.terraform.release import Release, release_for
from linter.checks.terraform.traits import Traits, traits_of
from linter.kept import kept
from linter.model import Estate, KeyPath, Resource, Spans, Unknown

META_ARGUMENTS: Final = {
    "resource": frozenset(
        {"connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"}
    ),
    "data": frozenset({"count", "depends_on", "for_each", "lifecycle", "provider"}),
    "provider": frozenset({"alias", "version"}),
}
"""What Terraform itself takes in a block, whatever its type.
https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on"""

_SYNTAXES: Final = (".tf", ".tf.json")


class Level(NamedTuple):
    """One body in a resource: its own, or that of a nested block."""

    path: KeyPath
    body: Mapping[str, Any]
    attributes: Mapping[str, Attribute]
    traits: Traits

    def written(self) -> Iterator[tuple[Attribute, KeyPath, Any]]:
        """The attributes that are both known and written, with their paths and values."""
        return self.among(self.attributes)

    def among(self, names: Collection[str]) -> Iterator[tuple[Attribute, KeyPath, Any]]:
        """Those of the attributes written that are called as in `names`."""
        for name, value in self.body.items():
            if name in names and value is not None:
                attribute = self.attributes.get(name)
                if attribute is not None:
                    yield attribute, (*self.path, name), value


class Judged(NamedTuple):
    """A resource with the type that it is of and the provider that it meets."""

    resource: Resource
    type: TerraformType
    release: Release
    changes: tuple[Change, ...]
    levels: tuple[Level, ...]
    """The body of the resource and those of its nested blocks, outermost first."""

    @property
    def kind(self) -> str:
        """`resource`, `data` or `provider`."""
        prefix = self.resource.type.partition(".")[0]
        return prefix if prefix in META_ARGUMENTS else "resource"


def judged(resource: Resource, context: Context) -> Judged | Unknown | None:
    """A resource with its schema; None where the catalogue has none."""
    return _judging(context.estate, context.catalogue).judged(resource, context)


def is_accepted(resource: Resource) -> bool:
    """Whether the provider has already accepted a resource: it stands in a plan of Terraform's."""
    return not resource.path.endswith(_SYNTAXES)


class _Judging:
    """What was worked out of the resources of one estate: ten policies ask for the same."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._provider = catalogue.provider
        self._last: tuple[Resource | None, Judged | Unknown | None] = (None, None)
        """The resource that is being judged: one policy asks after the other."""
        self._traits = _known_traits(catalogue)

    def judged(self, resource: Resource, context: Context) -> Judged | Unknown | None:
        """As the function of that name."""
        if self._last[0] is not resource:
            self._last = (resource, self._of(resource, context))
        return self._last[1]

    def _of(self, resource: Resource, context: Context) -> Judged | Unknown | None:
        found = self._provider.get(resource.type) if isinstance(resource.body, dict) else None
        if found is None:
            return None
        release = release_for(resource, context)
        if isinstance(release, Unknown):
            return release
        changes = self._provider.changes(resource.type)
        traits = self._traits_of(found.attributes, {change.attribute for change in changes})
        top = Level((), resource.body, found.attributes, traits)
        levels = tuple(self._levels(top, resource.spans))
        return Judged(resource, found, release, changes, levels)

    def _levels(self, top: Level, spans: Spans) -> Iterator[Level]:
        waiting = [top]
        while waiting:
            level = waiting.pop()
            yield level
            for attribute, path, value in level.among(level.traits.blocks):
                if _is_blocks(value, spans, path):
                    traits = self._traits_of(attribute.attributes, ())
                    waiting.extend(
                        Level((*path, number), block, attribute.attributes, traits)
                        for number, block in enumerate(value)
                        if isinstance(block, dict)
                    )

    def _traits_of(self, attributes: Mapping[str, Attribute], history: Collection[str]) -> Traits:
        kept = self._traits.get(id(attributes))
        if kept is None:
            kept = self._traits[id(attributes)] = (attributes, traits_of(attributes, history))
        return kept[1]


_Known = dict[int, tuple[Mapping[str, Attribute], Traits]]


@lru_cache(maxsize=2)
def _known_traits(_catalogue: Catalogue) -> _Known:
    """The traits of attributes by their identity: every estate judged by a catalogue has them."""
    return {}


@kept(2)
def _judging(_estate: Estate, catalogue: Catalogue) -> _Judging:
    return _Judging(catalogue)


def is_assigned(value: object, spans: Spans, path: KeyPath) -> bool:
    """Whether `name = value` is written where a nested block could stand."""
    if isinstance(value, list):
        return bool(value) and not spans.holds_blocks(path)
    return not isinstance(value, Unknown) or spans.has_key(path)


def _is_blocks(value: object, spans: Spans, path: KeyPath) -> bool:
    return isinstance(value, list) and not is_assigned(value, spans, path)
