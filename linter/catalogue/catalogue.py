"""A catalogue: the published facts about the platform, read from a folder part by part."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from linter.bundled import folder as bundled_folder
from linter.catalogue.names import nearest
from linter.model import Unknown

if TYPE_CHECKING:
    from linter.catalogue.match import Match, Matcher
    from linter.catalogue.parts.counterparts import Counterparts
    from linter.catalogue.parts.error_codes import ErrorCodes
    from linter.catalogue.parts.limits import Limits
    from linter.catalogue.parts.operations import Operations
    from linter.catalogue.parts.part import Part
    from linter.catalogue.parts.permissions import Permissions
    from linter.catalogue.parts.provider import Provider
    from linter.catalogue.parts.regions import Regions
    from linter.catalogue.parts.scopes import Scopes


class Catalogue:
    """All published facts. A part is imported and read when first asked for, and once.

    Every part can raise CatalogueError when its file is missing or is not what it should be.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` holds the parts' files; None stands for those that gclint ships with."""
        self.folder = folder or bundled_folder("schemas") / "platform"

    @cached_property
    def operations(self) -> Operations:
        """The published operations."""
        from linter.catalogue.parts.operations import Operations

        return Operations(self._part("operations"))

    @cached_property
    def scopes(self) -> Scopes:
        """The OAuth scopes."""
        from linter.catalogue.parts.scopes import Scopes

        return Scopes(self._part("scopes"))

    @cached_property
    def permissions(self) -> Permissions:
        """The known permissions."""
        from linter.catalogue.parts.permissions import Permissions

        return Permissions(self._part("permissions"))

    @cached_property
    def provider(self) -> Provider:
        """The Terraform provider."""
        from linter.catalogue.parts.provider import Provider

        names = ("provider-schema", "provider-operations", "provider-changes")
        return Provider(*map(self._part, names))

    @cached_property
    def regions(self) -> Regions:
        """The regions and their hosts."""
        from linter.catalogue.parts.regions import Regions

        return Regions(self._part("regions"))

    @cached_property
    def limits(self) -> Limits:
        """The limits."""
        from linter.catalogue.parts.limits import Limits

        return Limits(self._part("limits"))

    @cached_property
    def error_codes(self) -> ErrorCodes:
        """The codes of refusals."""
        from linter.catalogue.parts.error_codes import ErrorCodes

        return ErrorCodes(self._part("error-codes"))

    @cached_property
    def counterparts(self) -> Counterparts:
        """The real names behind those of the field reports."""
        from linter.catalogue.parts.counterparts import Counterparts

        return Counterparts(self._part("counterparts"))

    def match(self, method: str | None, url: str | Unknown) -> Match:
        """Which operation a call goes to; see `linter.catalogue.match`."""
        return self._matcher.match(method, url)

    def likely_scope(self, name: str) -> str | None:
        """The published scope that a wrong name speaks of, or None.

        Asks the field reports' counterparts first, then the areas of scopes, then which scope
        the operations behind permissions of the same domain take (`scripter:script:view` is
        `scripts:readonly`).
        """
        known = self.counterparts.of_name(name)
        if known and known.scopes:
            return known.scopes[0]
        return self.scopes.named_like(name) or self._scope_of_domain(name)

    def likely_permission(self, name: str) -> str | None:
        """The known permission that a wrong name speaks of, or None."""
        known = self.counterparts.of_name(name)
        if known and known.permissions:
            return known.permissions[0]
        return nearest(name, self.permissions.named_by_operations)

    def requirements(self, terraform_type: str) -> tuple[frozenset[str], frozenset[str]]:
        """The permissions and the scopes that anything a Terraform type calls names."""
        names = self.provider.operations(terraform_type)
        called = [one for name in names if (one := self.operations.get(name))]
        permissions = frozenset(each for one in called for each in one.permissions)
        return permissions, frozenset(each for one in called for each in one.scopes or ())

    @cached_property
    def _matcher(self) -> Matcher:
        from linter.catalogue.match import Matcher

        return Matcher(self.operations, self.regions, self.counterparts)

    def _scope_of_domain(self, name: str) -> str | None:
        domain = nearest(name.partition(":")[0], self._area_by_domain)
        return self.scopes.of_area(self._area_by_domain[domain], name) if domain else None

    @cached_property
    def _area_by_domain(self) -> dict[str, str]:
        """For each domain of permissions the area of scope that most of its operations take."""
        from linter.catalogue.parts.scopes import areas_by_domain

        return areas_by_domain(self.operations)

    def _part(self, name: str) -> Part:
        from linter.catalogue.parts.part import read_part

        return read_part(self.folder, name)


@cache
def catalogue_at(folder: Path | None = None) -> Catalogue:
    """The catalogue in `folder`, read once a process; None stands for the one shipped."""
    return Catalogue(folder)
