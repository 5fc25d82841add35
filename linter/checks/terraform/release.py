"""Which version of the provider a resource will meet.

The lock file of the root module decides; without one, the newest version that the constraints of
the module and of those that call it allow, as Terraform would pick it. Versions newer than the
catalogue's are unknown to gclint, so an open constraint (`>= 1.40`) comes to the catalogue's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.catalogue import Catalogue
from linter.checks.context import Context
from linter.checks.terraform.module_facts import (
    SOURCE,
    ModuleFacts,
    folder_of,
    module_facts,
    stated,
)
from linter.checks.terraform.versions import ANY, Bounds, Version, bounds_of, shown, version_of
from linter.kept import kept
from linter.model import Estate, Resource, Unknown

KEPT_MINORS: Final = 10
"""How many minor versions back the catalogue's list of names is taken to hold. What it lacks may
have existed in older ones: the provider drops names in minor versions, but long after they were
deprecated (`outbound_routes` in 1.39 and 1.61; `published`, deprecated in 1.63, is in 1.84)."""


class Release(NamedTuple):
    """A version of the provider, beside the one that the catalogue describes (itself, where the
    catalogue does not tell)."""

    version: Version
    described: Version

    @property
    def told(self) -> str:
        """The version for people."""
        return shown(self.version)

    @property
    def newer(self) -> Unknown | None:
        """Why nothing can be said for certain: the catalogue is older than this version."""
        if self.version <= self.described:
            return None
        return Unknown(f"provider {self.told} is newer than the {shown(self.described)} known here")

    @property
    def remote(self) -> Unknown | None:
        """Why nothing can be said of which names there are: it is newer, or too old by far."""
        major, minor, _ = self.described
        if self.version >= (major, minor - KEPT_MINORS, 0):
            return self.newer
        return Unknown(f"provider {self.told} is much older than the {shown(self.described)} known")


def release_for(resource: Resource, context: Context) -> Release | Unknown:
    """The version of the provider that a resource meets, or why that cannot be told."""
    folders = [folder_of(call.span.path) for call in resource.calls] + [folder_of(resource.path)]
    chain = tuple(dict.fromkeys(folders))
    kept = _releases(context.estate, context.catalogue)
    if chain not in kept:
        kept[chain] = _release(chain, module_facts(context.estate), context.catalogue)
    return kept[chain]


@kept(2)
def _releases(_estate: Estate, _catalogue: Catalogue) -> dict[tuple[str, ...], Release | Unknown]:
    """The versions of one estate by chain of folders: thousands of resources share one."""
    return {}


def _release(
    folders: tuple[str, ...], facts: ModuleFacts, catalogue: Catalogue
) -> Release | Unknown:
    """The version in a chain of folders, that of the root module first."""
    described = version_of(catalogue.provider.version)
    locked = version_of(facts.locked(folders[0]) or "")
    if locked is not None:
        return Release(locked, described or locked)
    bounds = Bounds()
    for constraint in _constraints(facts, folders):
        found = constraint if isinstance(constraint, Unknown) else bounds_of(constraint)
        if not isinstance(found, Bounds):
            return found or Unknown(f'"{constraint}" is no version constraint')
        bounds = bounds.within(found)
    newest = bounds.newest(described or ANY)
    if newest is None:
        return Unknown("no version of the provider meets the constraints on it")
    return Release(newest, described or newest)


def _constraints(facts: ModuleFacts, folders: tuple[str, ...]) -> Iterator[str | Unknown]:
    for folder in folders:
        for _, entry in facts.demands(folder):
            source = stated(entry, "source")
            if isinstance(source, str) and not source.lower().endswith(SOURCE):
                yield Unknown(f"{source} is another provider than {SOURCE}")
        yield from (one for one in facts.versions(folder) if isinstance(one, str | Unknown))
