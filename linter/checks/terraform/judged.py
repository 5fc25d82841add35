"""What the schema policies judge: a resource, data source or provider block, and its schema."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Final

from linter.catalogue import Catalogue
from linter.catalogue.parts.provider import Attribute, Change, TerraformType
from linter.checks.context import Context
from linter.checks.terraform.doubts import doubts
from linter.checks.terraform.expected import Body, Checks, expected_of
from linter.checks.terraform.levels import Level, levels_below
from linter.checks.terraform.meta_arguments import kind_of_block
from linter.checks.terraform.release import Release, release_for
from linter.checks.terraform.traits import Traits, traits_of
from linter.checks.terraform.versions import Version
from linter.kept import kept
from linter.model import Estate, Resource, Unknown

_SYNTAXES: Final = (".tf", ".tf.json")


@dataclass(frozen=True)
class Judged:
    """A resource with the type that it is of and the provider that it meets."""

    resource: Resource
    type: TerraformType
    release: Release
    changes: tuple[Change, ...]
    schemas: Schemas
    doubts: Checks
    """The checks that may have something to say of it."""

    @property
    def kind(self) -> str:
        """`resource`, `data` or `provider`."""
        return kind_of_block(self.resource.type)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The body of the resource and those of its nested blocks, outermost first."""
        history = {change.attribute for change in self.changes}
        attributes = self.type.attributes
        top = Level((), self.resource.body, attributes, self.schemas.traits(attributes, history))
        inner = partial(self.schemas.traits, history=())
        return tuple(levels_below(top, self.resource.spans, inner))


def judged(resource: Resource, context: Context) -> Judged | Unknown | None:
    """A resource with its schema; None where the catalogue has none."""
    return _judging(context.estate, context.catalogue).judged(resource, context)


def is_accepted(resource: Resource) -> bool:
    """Whether the provider has already accepted a resource: it stands in a plan of Terraform's."""
    return not resource.path.endswith(_SYNTAXES)


class Schemas:
    """What is worked out of the schemas of one catalogue, for all estates judged by it."""

    def __init__(self) -> None:
        self._traits: dict[int, tuple[Mapping[str, Attribute], Traits]] = {}
        self._expected: dict[tuple[str, Version], Body] = {}

    def traits(self, attributes: Mapping[str, Attribute], history: Collection[str]) -> Traits:
        """The traits of a body's attributes, which are known by their identity."""
        kept = self._traits.get(id(attributes))
        if kept is None:
            kept = self._traits[id(attributes)] = (attributes, traits_of(attributes, history))
        return kept[1]

    def expected(self, known: TerraformType, changes: tuple[Change, ...], version: Version) -> Body:
        """What is expected of a resource's body; `changes` are those of its type."""
        key = (known.name, version)
        if key not in self._expected:
            self._expected[key] = expected_of(known, changes, version)
        return self._expected[key]


class _Judging:
    """What was worked out of the resources of one estate: ten policies ask for the same."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._provider = catalogue.provider
        self._last: tuple[Resource | None, Judged | Unknown | None] = (None, None)
        """The resource that is being judged: one policy asks after the other."""
        self._schemas = _schemas(catalogue)

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
        expected = self._schemas.expected(found, changes, release.version)
        doubtful = doubts(resource.body, expected, resource.spans)
        return Judged(resource, found, release, changes, self._schemas, doubtful)


@lru_cache(maxsize=2)
def _schemas(_catalogue: Catalogue) -> Schemas:
    return Schemas()


@kept(2)
def _judging(_estate: Estate, catalogue: Catalogue) -> _Judging:
    return _Judging(catalogue)
