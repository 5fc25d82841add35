"""What the schema policies judge: a resource, data source or provider block, and its schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from linter.catalogue.parts.provider import Attribute, Change, TerraformType
from linter.checks.context import Context
from linter.checks.terraform.release import Release, release_for
from linter.model import KeyPath, Resource, Spans, Unknown

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


class Judged(NamedTuple):
    """A resource with the type that it is of and the provider that it meets."""

    resource: Resource
    type: TerraformType
    release: Release
    changes: tuple[Change, ...]

    @property
    def kind(self) -> str:
        """`resource`, `data` or `provider`."""
        prefix = self.resource.type.partition(".")[0]
        return prefix if prefix in META_ARGUMENTS else "resource"


class Level(NamedTuple):
    """One body in a resource: its own, or that of a nested block."""

    path: KeyPath
    body: Mapping[str, Any]
    attributes: Mapping[str, Attribute]

    def written(self) -> Iterator[tuple[Attribute, KeyPath, Any]]:
        """The attributes that are both known and written, with their paths and values."""
        for name, value in self.body.items():
            attribute = self.attributes.get(name)
            if attribute is not None and value is not None:
                yield attribute, (*self.path, name), value


def judged(resource: Resource, context: Context) -> Judged | Unknown | None:
    """A resource with its schema; None where the catalogue has none."""
    if not isinstance(resource.body, dict):
        return None
    found = context.catalogue.provider.get(resource.type)
    if found is None:
        return None
    release = release_for(resource, context)
    if isinstance(release, Unknown):
        return release
    return Judged(resource, found, release, context.catalogue.provider.changes(resource.type))


def is_accepted(resource: Resource) -> bool:
    """Whether the provider has already accepted a resource: it stands in a plan of Terraform's."""
    return not resource.path.endswith(_SYNTAXES)


def levels(subject: Judged) -> Iterator[Level]:
    """The body of a resource and those of its nested blocks, outermost first."""
    waiting = [Level((), subject.resource.body, subject.type.attributes)]
    while waiting:
        level = waiting.pop()
        yield level
        for attribute, path, value in level.written():
            if attribute.attributes and _is_blocks(value, subject.resource.spans, path):
                waiting.extend(
                    Level((*path, number), block, attribute.attributes)
                    for number, block in enumerate(value)
                    if isinstance(block, dict)
                )


def is_assigned(value: object, spans: Spans, path: KeyPath) -> bool:
    """Whether `name = value` is written where a nested block could stand.

    Blocks are where their header is, in the list as in the first of them; the elements of a list
    are not where its name is.
    """
    if isinstance(value, list) and value:
        return spans.at(path) != spans.at((*path, 0))
    if isinstance(value, list):
        return False
    return not isinstance(value, Unknown) or spans.at(path) != spans.key(path)


def _is_blocks(value: object, spans: Spans, path: KeyPath) -> bool:
    return isinstance(value, list) and not is_assigned(value, spans, path)
