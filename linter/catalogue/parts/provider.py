"""The schema of the Terraform provider, and which operations each type calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from linter.catalogue.errors import entry_at
from linter.catalogue.parts.part import Part, strings

DATA = "data."
"""What a data source's type begins with, to tell it from a resource's."""


class Attribute(NamedTuple):
    """An argument, attribute or nested block."""

    name: str
    type: str
    """`string`, `number`, `bool`, `list`, `set`, `map`, `object`; for blocks `block` (exactly
    one at most), `block_list`, `block_set`, `block_map`."""
    element: str | None
    """The type of the elements of a list, set or map."""
    mode: str
    """`required`, `optional` (also where the provider computes a value) or `computed`."""
    attributes: Mapping[str, Attribute]
    """What a block or object holds."""
    enum: tuple[str, ...] = ()
    """The only values there are; empty where that is not known."""
    element_enum: tuple[str, ...] = ()
    """The only values its elements can have."""
    default: str | None = None
    """As text, whatever the type."""
    range: tuple[float | None, float | None] = (None, None)
    """The least and greatest number; None where there is no such end."""
    length: tuple[int, int] | None = None
    """The fewest and most characters."""
    min_items: int | None = None
    max_items: int | None = None
    conflicts_with: tuple[str, ...] = ()
    """Paths such as `reply_email_address.0.route_id`, as are those of the next two."""
    at_least_one_of: tuple[str, ...] = ()
    required_with: tuple[str, ...] = ()
    force_new: bool = False
    """A change makes the provider drop the thing and make another."""
    deprecated: bool = False
    sensitive: bool = False

    @property
    def is_block(self) -> bool:
        """Whether it is written `name { ... }` rather than `name = ...`."""
        return self.type.startswith("block")


@dataclass(frozen=True, slots=True)
class TerraformType:
    """A resource, data source or the provider block itself."""

    name: str
    """`genesyscloud_flow`, `data.genesyscloud_flow`, `provider.genesyscloud`."""
    attributes: Mapping[str, Attribute]


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What one version of the provider did to a type or attribute."""

    type: str
    attribute: str
    """Empty where the type itself changed."""
    version: tuple[int, int, int]
    became: str
    """`required`, `optional`, `computed`, `deprecated` or `removed`."""


@dataclass(slots=True)
class Provider:
    """All of the provider; each type is built when first asked for."""

    schema: Part
    calls: Part
    past: Part
    _built: dict[str, TerraformType] = field(default_factory=dict, init=False)
    _changes: dict[str, tuple[Change, ...]] | None = field(default=None, init=False)

    @property
    def version(self) -> str:
        """The provider's version; empty where the source of the schema does not tell."""
        return str(self.schema.data.get("provider_version", ""))

    @property
    def types(self) -> tuple[str, ...]:
        """The names of all resources and (with `data.`) data sources, and of the provider."""
        return tuple(self.schema.table("types"))

    def get(self, name: str) -> TerraformType | None:
        """The type called `name`, if the provider has one."""
        if name not in self._built:
            entry = self.schema.table("types").get(name)
            if entry is None:
                return None
            with entry_at(self.schema.file, f"$.types.{name}"):
                self._built[name] = TerraformType(name, _attributes(entry))
        return self._built[name]

    def operations(self, name: str) -> tuple[str, ...]:
        """What managing or reading a type calls, as `GET /api/v2/flows`.

        A few are documented for a type and not published: `Operations.get` knows them not.
        """
        with entry_at(self.calls.file, f"$.operations.{name}"):
            return strings(self.calls.table("operations").get(name, []))

    def changes(self, name: str) -> tuple[Change, ...]:
        """What is known to have changed in a type over the versions, oldest first."""
        if self._changes is None:
            self._changes = self._all_changes()
        return self._changes.get(name, ())

    def _all_changes(self) -> dict[str, tuple[Change, ...]]:
        rows = self.past.rows("changes")
        found: dict[str, list[Change]] = {}
        with entry_at(self.past.file, "$.changes"):
            for row in rows:
                found.setdefault(row["type"], []).append(_change(row))
        by_version = {name: sorted(changes, key=_version) for name, changes in found.items()}
        return {name: tuple(changes) for name, changes in by_version.items()}


def _version(change: Change) -> tuple[int, int, int]:
    return change.version


def _change(row: dict[str, Any]) -> Change:
    major, minor, patch = map(int, row["version"].split("."))
    return Change(row["type"], row["attribute"], (major, minor, patch), row["became"])


def _attributes(entries: Mapping[str, Any]) -> dict[str, Attribute]:
    return {name: _attribute(name, entry) for name, entry in entries.items()}


def _attribute(name: str, entry: Mapping[str, Any]) -> Attribute:
    kind = entry["type"]
    outer, element = (kind, None) if isinstance(kind, str) else kind
    rest = {key: _frozen(value) for key, value in entry.items() if key not in _PLACED}
    return Attribute(
        name, outer, element, entry["mode"], _attributes(entry.get("attributes", {})), **rest
    )


_PLACED = frozenset({"type", "mode", "attributes"})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
